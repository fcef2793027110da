package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.benchmarks.sink.Board;
import ai.honeyhive.benchmarks.subjects.Shape;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pooled connections beside new ones, batched beside immediate, and what compression costs. */
final class Variants {
  private static final List<String> COMPRESSED =
      List.of("ours:roomy", "ours:gzip1", "ours:gzip6", "okhttp:gzip");

  private final Report report;
  private final SinkProcess sink;
  private final boolean quick;
  private final int rounds;

  Variants(Report report, SinkProcess sink, boolean quick) {
    this.report = report;
    this.sink = sink;
    this.quick = quick;
    this.rounds = quick ? 5 : 7;
  }

  void run() {
    report.table(
        "One export after the other, each of one span; the sink ends the connection each time, or not",
        "connection",
        "pipeline",
        "pooled, µs",
        "new, µs",
        "new ÷ pooled",
        "budget");
    connections("TLS", sink.tlsUri());
    connections("plain", sink.uri());
    batches();
    compression();
  }

  private void connections(String kind, URI server) {
    List<String> specs = List.of("ours", "okhttp", "jdk");
    try (Clients clients =
        new Clients(Jdk.current(), specs, Shape.SMALL, server, sink.boardFile())) {
      for (String spec : specs) {
        sink.answer(200, 0);
        clients.ask(spec, "each 300");
        Sample pooled = new Sample();
        Sample fresh = new Sample();
        for (int round = 0; round < rounds; round++) {
          sink.answer(200, 0);
          pooled.add(clients.ask(spec, "each 100")[0] / 1e3);
          sink.answerAndClose();
          fresh.add(clients.ask(spec, "each 100")[0] / 1e3);
        }
        Sample ratio = fresh.over(pooled);
        String name = "new_to_pooled_" + kind + "_" + spec;
        String budget = "";
        if (spec.equals("ours")) {
          budget = report.atLeast(name, ratio.median(), 5);
        } else {
          report.figure(name, ratio.median());
        }
        report.row(kind, spec, pooled.text("%.0f"), fresh.text("%.0f"), ratio.text("%.2f"), budget);
      }
    } finally {
      sink.answer(200, 0);
    }
  }

  private void batches() {
    report.table(
        "Batched beside immediate, small spans in a closed loop, spans/s",
        "pipeline",
        "batched",
        "immediate",
        "batched ÷ immediate",
        "budget");
    for (String spec : List.of("ours", "okhttp")) {
      Map<String, Sample> rates =
          rates(List.of(spec, spec + ":immediate"), Shape.SMALL, new Sample(), new Sample());
      Sample batched = rates.getOrDefault(spec, new Sample());
      Sample immediate = rates.getOrDefault(spec + ":immediate", new Sample());
      Sample ratio = batched.over(immediate);
      String name = "batched_to_immediate_" + spec;
      String budget = "";
      if (spec.equals("ours")) {
        budget = report.atLeast(name, ratio.median(), 10);
      } else {
        report.figure(name, ratio.median());
      }
      report.row(spec, batched.text("%.0f"), immediate.text("%.0f"), ratio.text("%.1f"), budget);
    }
  }

  private void compression() {
    report.table(
        "Compression, 8 KB spans in a closed loop",
        "pipeline",
        "spans/s",
        "CPU µs a span",
        "bytes a span on the wire");
    Sample[] more = new Sample[2 * COMPRESSED.size()];
    for (int i = 0; i < more.length; i++) {
      more[i] = new Sample();
    }
    Map<String, Sample> rates = rates(COMPRESSED, Shape.KB8, more);
    int i = 0;
    for (String spec : COMPRESSED) {
      report.figure("cpu_" + spec.replace(':', '_'), more[i].median());
      report.row(
          spec,
          rates.getOrDefault(spec, new Sample()).text("%.0f"),
          more[i++].text("%.1f"),
          String.format(Locale.ROOT, "%.0f", more[i++].median()));
    }
  }

  /** Spans a second, and, for each pipeline, its CPU time and its bytes a span. */
  private Map<String, Sample> rates(List<String> specs, Shape shape, Sample... more) {
    Map<String, Sample> rates = new LinkedHashMap<>();
    try (Clients clients = new Clients(Jdk.current(), specs, shape, sink)) {
      for (String spec : specs) {
        clients.ask(spec, "closed " + (quick ? 2_000 : 5_000));
        rates.put(spec, new Sample());
      }
      for (int round = 0; round < rounds; round++) {
        int i = 0;
        for (String spec : specs) {
          long before = sink.board().get(Board.Figure.BYTES);
          double[] figures = clients.ask(spec, "closed " + (quick ? 500 : 1_500));
          rates.computeIfPresent(spec, (name, sample) -> {
            sample.add(figures[0] * 1e9 / figures[2]);
            return sample;
          });
          if (more.length > i + 1) {
            more[i++].add(figures[3] / figures[0] / 1e3);
            more[i++].add((sink.board().get(Board.Figure.BYTES) - before) / figures[0]);
          }
        }
      }
    }
    return rates;
  }
}
