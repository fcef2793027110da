package ai.honeyhive.benchmarks.cost;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a span costs the thread that makes it. */
public final class SpanBenchmark {
  private static final List<String> PIPELINES = List.of("ours", "okhttp", "braintrust");

  private SpanBenchmark() {}

  /** Runs the table; {@code quick} in about two minutes. */
  public static void run(boolean quick) {
    Report report = new Report("span");
    table(report, List.of(SpanCost.Content.values()), quick);
    report.end();
  }

  /** Adds the rows of some contents to a report. */
  static void table(Report report, List<SpanCost.Content> contents, boolean quick) {
    try (SinkProcess sink = new SinkProcess()) {
      report.table(
          "CPU of the calling thread a span, ns: start, 8 attributes, content, end, with a session",
          "content",
          "pipeline",
          "ns",
          "ours ÷ it",
          "budget");
      for (SpanCost.Content content : contents) {
        print(report, content, measure(sink, content, quick ? 3 : 11));
      }
    }
  }

  private static Map<String, Sample> measure(
      SinkProcess sink, SpanCost.Content content, int rounds) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    PIPELINES.forEach(pipeline -> samples.put(pipeline, new Sample()));
    for (int round = 0; round < rounds; round++) {
      samples.forEach((pipeline, sample) -> {
        // The stock pipeline has Jackson beside it here, as its user would.
        String peer = pipeline.equals("okhttp") ? "everything" : pipeline;
        try (Child child = Child.start(
            new Child.Program(Jdk.current(), peer, SpanCost.class, "-Xmx1g"),
            pipeline,
            content.name(),
            sink.uri().toString())) {
          sample.add(Double.parseDouble(child.read()));
        }
      });
    }
    return samples;
  }

  private static void print(Report report, SpanCost.Content content, Map<String, Sample> samples) {
    Sample ours = samples.getOrDefault("ours", new Sample());
    samples.forEach((pipeline, sample) -> {
      Sample ratio = ours.over(sample);
      String name = "span_" + content + "_ours_to_" + pipeline;
      String budget = "";
      if (pipeline.equals("okhttp")) {
        budget = report.atMost(name, ratio.median(), content == SpanCost.Content.SMALL ? 1.1 : 1.2);
      } else if (pipeline.equals("braintrust")) {
        report.figure(name, ratio.median());
      }
      report.row(
          content,
          pipeline,
          sample.text("%.0f"),
          pipeline.equals("ours") ? "" : ratio.text("%.2f"),
          budget);
    });
  }
}
