package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.benchmarks.subjects.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it costs to look through all that is sent: the same tracer with it and without. */
public final class Redaction {
  private static final String WITHOUT = "ours:unredacted";
  private static final String DEFAULT = "ours:roomy";
  private static final List<String> SPECS = List.of(WITHOUT, DEFAULT, "ours:allredacted");

  private Redaction() {}

  /** Runs it alone. */
  public static void run(boolean quick) {
    Report report = new Report("redaction");
    try (SinkProcess sink = new SinkProcess()) {
      run(report, sink, quick);
    }
    report.end();
  }

  static void run(Report report, SinkProcess sink, boolean quick) {
    report.table(
        "Redaction, closed loop, 0 ms: none, the default, and with e-mails and card numbers",
        "span",
        "policy",
        "spans/s",
        "CPU µs a span",
        "spans/s ÷ none");
    for (Shape shape : List.of(Shape.KB2, Shape.KB20, Shape.JSON2, Shape.JSON20)) {
      try (Clients clients = new Clients(Jdk.current(), SPECS, shape, sink)) {
        sink.answer(200, 0);
        print(report, shape, measure(clients, quick));
      }
    }
  }

  private static Map<String, List<Sample>> measure(Clients clients, boolean quick) {
    Map<String, List<Sample>> measured = new LinkedHashMap<>();
    for (String spec : SPECS) {
      clients.ask(spec, "closed " + (quick ? 3_000 : 6_000));
      measured.put(spec, List.of(new Sample(), new Sample()));
    }
    for (int round = 0; round < (quick ? 5 : 9); round++) {
      measured.forEach((spec, samples) -> {
        double[] figures = clients.ask(spec, "closed " + (quick ? 700 : 1_500));
        samples.get(0).add(figures[0] * 1e9 / figures[2]);
        samples.get(1).add(figures[3] / figures[0] / 1e3);
      });
    }
    return measured;
  }

  private static void print(Report report, Shape shape, Map<String, List<Sample>> measured) {
    Sample without = measured.getOrDefault(WITHOUT, List.of(new Sample())).get(0);
    measured.forEach((spec, samples) -> {
      Sample ratio = samples.get(0).over(without);
      String policy = spec.substring(spec.indexOf(':') + 1);
      report.figure("redaction_" + shape + "_" + policy, ratio.median());
      report.row(
          shape.name(),
          policy,
          samples.get(0).text("%.0f"),
          samples.get(1).text("%.2f"),
          ratio.text("%.2f"));
    });
  }
}
