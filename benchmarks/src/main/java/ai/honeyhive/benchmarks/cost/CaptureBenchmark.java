package ai.honeyhive.benchmarks.cost;

import ai.honeyhive.benchmarks.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What it costs to record a value. */
public final class CaptureBenchmark {
  private CaptureBenchmark() {}

  /**
   * Prints what was measured of the encoder, and measures spans with content.
   *
   * @param nanos medians of {@link ValueBenchmark}, by method and shape
   */
  public static void run(Map<String, Double> nanos, boolean quick) {
    Report report = new Report("capture");
    report.table("A value as JSON, ns", "value", "ours", "Jackson's writeValueAsBytes", "ratio");
    for (String shape : ValueBenchmark.SHAPES) {
      double ours = of(nanos, "ours " + shape);
      double jackson = of(nanos, "jackson " + shape);
      report.figure("json_ours_to_jackson_" + shape, ours / jackson);
      report.row(
          shape,
          "%.0f".formatted(ours),
          "%.0f".formatted(jackson),
          "%.2f".formatted(ours / jackson));
    }
    report.table("A small bean as JSON, ns", "plan", "ns", "÷ cached");
    double cached = of(nanos, "ours small");
    for (String plan : List.of("bean", "record")) {
      double made = of(nanos, plan + "Planned small");
      report.figure("plan_made_to_cached_" + plan, (made + cached) / cached);
      report.row(
          plan + ", made each time",
          "%.0f".formatted(made),
          "%.0f".formatted((made + cached) / cached));
    }
    SpanBenchmark.table(
        report,
        List.of(SpanCost.Content.TEXTS, SpanCost.Content.RECORDS, SpanCost.Content.OBJECTS),
        quick);
    report.end();
  }

  private static double of(Map<String, Double> nanos, String name) {
    return Objects.requireNonNull(nanos.get(name), name);
  }
}
