package ai.honeyhive.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
 * Runs one benchmark, prints a table, and as the last line {@code RESULT} with the ratios as JSON.
 */
public final class Main {
  private Main() {}

  /**
   * Runs {@code span}, {@code encode} or {@code init}.
   *
   * @param args the name, and {@code --quick} for a run of about a minute
   */
  public static void main(String[] args) throws Exception {
    String name = args.length > 0 ? args[0] : "";
    boolean quick = List.of(args).contains("--quick");
    Map<String, Double> ratios = switch (name) {
      case "span" -> span(quick);
      case "encode" -> encode(quick);
      case "init" -> init(quick);
      default ->
        throw new IllegalArgumentException(
            "no benchmark named '" + name + "'; there are span, encode, init");
    };
    StringBuilder json = new StringBuilder("{\"benchmark\":\"" + name + "\"");
    ratios.forEach(
        (key, ratio) -> json.append(String.format(Locale.ROOT, ",\"%s\":%.3f", key, ratio)));
    System.out.println("RESULT " + json + "}");
  }

  private static Map<String, Double> span(boolean quick) throws IOException, InterruptedException {
    return sideBySide(SpanCost.class, "CPU of the calling thread a span, ns", 10, quick ? 3 : 11);
  }

  private static Map<String, Double> encode(boolean quick) throws RunnerException {
    Map<String, Double> scores = jmh(EncodeBenchmark.class, quick);
    Map<String, Double> ratios = new TreeMap<>();
    for (String shape : List.of("small", "llm")) {
      ratios.put(
          "stock_default_to_ours_" + shape,
          ratio(scores, "stockReusable " + shape, "ours " + shape));
      ratios.put(
          "stock_immutable_to_ours_" + shape,
          ratio(scores, "stockImmutable " + shape, "ours " + shape));
    }
    return ratios;
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

  private static Map<String, Double> init(boolean quick) throws IOException, InterruptedException {
    return sideBySide(ColdStart.class, "cold start, ms", 1000, quick ? 5 : 21);
  }

  /** Runs a program for ours and for the stock pipeline in turn, each time in a fresh JVM. */
  private static Map<String, Double> sideBySide(
      Class<?> program, String what, double divisor, int runs)
      throws IOException, InterruptedException {
    List<Long> ours = new ArrayList<>();
    List<Long> stock = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      ours.add(run(program, "ours"));
      stock.add(run(program, "stock"));
    }
    print("ours  " + what, ours, divisor);
    print("stock " + what, stock, divisor);
    return Map.of("ours_to_stock", (double) median(ours) / median(stock));
  }

  private static void print(String what, List<Long> values, double divisor) {
    System.out.printf(
        Locale.ROOT,
        "%s: min %.1f, median %.1f, max %.1f (%d runs)%n",
        what,
        Collections.min(values) / divisor,
        median(values) / divisor,
        Collections.max(values) / divisor,
        values.size());
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static long run(Class<?> program, String which) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            which)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String line = process.inputReader().readLine();
    if (process.waitFor() != 0 || line == null) {
      throw new IllegalStateException(program + " failed for " + which);
    }
    return Long.parseLong(line);
  }
}
