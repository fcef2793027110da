package ai.honeyhive.benchmarks;

import ai.honeyhive.benchmarks.cost.CaptureBenchmark;
import ai.honeyhive.benchmarks.cost.InitBenchmark;
import ai.honeyhive.benchmarks.cost.SpanBenchmark;
import ai.honeyhive.benchmarks.cost.ValueBenchmark;
import ai.honeyhive.benchmarks.delivery.DeliveryBenchmark;
import ai.honeyhive.benchmarks.delivery.Redaction;
import ai.honeyhive.benchmarks.lifecycle.LifecycleBenchmark;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.server.ServerBenchmark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs one benchmark, prints its tables, and as the last line {@code RESULT} with figures and
 * budgets as JSON.
 */
public final class Main {
  private Main() {}

  /**
   * Runs {@code delivery}, {@code redaction}, {@code lifecycle}, {@code span}, {@code init},
   * {@code encode}, {@code capture} or {@code server}.
   *
   * @param args the name, and {@code --quick} for a run of a few minutes
   */
  public static void main(String[] args) throws InterruptedException, RunnerException {
    String name = args.length > 0 ? args[0] : "";
    boolean quick = List.of(args).contains("--quick");
    switch (name) {
      case "delivery" -> DeliveryBenchmark.run(quick);
      case "redaction" -> Redaction.run(quick);
      case "lifecycle" -> LifecycleBenchmark.run(quick);
      case "span" -> SpanBenchmark.run(quick);
      case "init" -> InitBenchmark.run(quick);
      case "encode" -> encode(quick);
      case "server" -> ServerBenchmark.run(quick);
      case "capture" -> CaptureBenchmark.run(jmh(ValueBenchmark.class, quick), quick);
      default ->
        throw new IllegalArgumentException("no benchmark named '" + name
            + "'; there are delivery, redaction, lifecycle, span, init, encode, capture, server");
    }
  }

  private static void encode(boolean quick) throws RunnerException {
    Report report = new Report("encode");
    Map<String, Double> scores = jmh(EncodeBenchmark.class, quick);
    for (String shape : List.of("small", "llm")) {
      report.figure(
          "stock_default_to_ours_" + shape,
          ratio(scores, "stockReusable " + shape, "ours " + shape));
      report.figure(
          "stock_immutable_to_ours_" + shape,
          ratio(scores, "stockImmutable " + shape, "ours " + shape));
    }
    report.end();
  }

  private static double ratio(Map<String, Double> scores, String of, String to) {
    return Objects.requireNonNull(scores.get(of)) / Objects.requireNonNull(scores.get(to));
  }

  private static Map<String, Double> jmh(Class<?> benchmark, boolean quick) throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include(benchmark.getName() + "\\.")
        .forks(quick ? 1 : 5)
        .warmupIterations(quick ? 2 : 4)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(quick ? 3 : 6)
        .measurementTime(TimeValue.seconds(1))
        .jvmArgsAppend("-Xmx2g");
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, Double> scores = new TreeMap<>();
    for (RunResult result : results) {
      String method = result.getParams().getBenchmark();
      String shape = result.getParams().getParam("shape");
      method = method.substring(method.lastIndexOf('.') + 1);
      scores.put(
          shape == null ? method : method + " " + shape,
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    System.out.println("medians, ns: " + scores);
    return scores;
  }
}
