package ai.honeyhive.benchmarks.cost;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.benchmarks.sink.Board;
import ai.honeyhive.benchmarks.subjects.Subjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a start costs a cold JVM, and a start with a first delivery. */
public final class InitBenchmark {
  private static final String STANDARD = "ours STANDARD";
  private static final String LAMBDA = "ours LAMBDA";
  private static final List<String> ROWS = List.of(STANDARD, LAMBDA, "okhttp", "jdk", "braintrust");

  private final Report report = new Report("init");
  private final SinkProcess sink;
  private final int rounds;

  private InitBenchmark(SinkProcess sink, int rounds) {
    this.sink = sink;
    this.rounds = rounds;
  }

  /** What was measured of one pipeline: in {@code main}, wall and CPU, and of the whole process. */
  private record Measured(Sample inMain, Sample cpu, Sample process, Sample delivered) {
    Measured() {
      this(new Sample(), new Sample(), new Sample(), new Sample());
    }
  }

  /** Runs both tables; {@code quick} in about two minutes. */
  public static void run(boolean quick) throws InterruptedException {
    try (SinkProcess sink = new SinkProcess()) {
      InitBenchmark benchmark = new InitBenchmark(sink, quick ? 5 : 21);
      benchmark.start();
      benchmark.deliver();
      benchmark.report.end();
    }
  }

  private void start() throws InterruptedException {
    report.table(
        "Cold JVM to a first ended span, ms",
        "pipeline",
        "first statement of main to the end of the span",
        "CPU",
        "ours ÷ it",
        "CPU, ours ÷ it",
        "budget");
    Map<String, Measured> measured = measure(Subjects.ALL, "start");
    Sample ours = of(measured, "ours").inMain;
    measured.forEach((row, sample) -> {
      double ratio = ours.over(sample.inMain).median();
      String name = "start_ours_to_" + row;
      String budget = "";
      if (row.equals("okhttp")) {
        budget = report.atMost(name, ratio, 0.5);
      } else if (!row.equals("ours")) {
        report.figure(name, ratio);
      }
      boolean peer = !row.equals("ours");
      if (peer) {
        report.figure(name + "_cpu", of(measured, "ours").cpu.median() / sample.cpu.median());
      }
      report.row(
          row,
          sample.inMain.text("%.0f"),
          sample.cpu.text("%.0f"),
          peer ? ours.over(sample.inMain).text("%.2f") : "",
          peer ? of(measured, "ours").cpu.over(sample.cpu).text("%.2f") : "",
          budget);
    });
  }

  private void deliver() throws InterruptedException {
    report.table(
        "Cold JVM, one span, close, exit, ms",
        "pipeline",
        "first statement of main to the end of close",
        "CPU",
        "whole process",
        "delivered, %",
        "budget");
    Map<String, Measured> measured = measure(ROWS, "deliver");
    measured.forEach((row, sample) -> {
      report.figure("deliver_process_ms_" + row.replace(' ', '_'), sample.process.median());
      report.row(
          row,
          sample.inMain.text("%.0f"),
          sample.cpu.text("%.0f"),
          sample.process.text("%.0f"),
          sample.delivered.text("%.0f"),
          row.equals(LAMBDA)
              ? report.atLeast("deliver_lambda_delivered", sample.delivered.mean(), 100)
              : "");
    });
    report.figure(
        "deliver_lambda_to_standard",
        of(measured, LAMBDA).process.median() / of(measured, STANDARD).process.median());
  }

  private static Measured of(Map<String, Measured> measured, String row) {
    return measured.getOrDefault(row, new Measured());
  }

  private Map<String, Measured> measure(List<String> rows, String what)
      throws InterruptedException {
    Map<String, Measured> measured = new LinkedHashMap<>();
    for (String row : rows) {
      measured.put(row, new Measured());
      once(row, what);
    }
    for (int round = 0; round < rounds; round++) {
      for (String row : rows) {
        double[] figures = once(row, what);
        Measured sample = of(measured, row);
        sample.inMain.add(figures[0]);
        sample.cpu.add(figures[1]);
        sample.process.add(figures[2]);
        sample.delivered.add(figures[3]);
      }
    }
    return measured;
  }

  private double[] once(String row, String what) throws InterruptedException {
    String pipeline = row.split(" ", 2)[0];
    Map<String, String> environment = row.contains(" ")
        ? Map.of("HH_RUNTIME_PROFILE", row.substring(row.indexOf(' ') + 1))
        : Map.of();
    long before = sink.board().get(Board.Figure.SPANS);
    long start = System.nanoTime();
    try (Child child = Child.start(
        new Child.Program(Jdk.current(), pipeline, ColdStart.class),
        environment,
        what,
        pipeline,
        sink.uri().toString())) {
      String[] micros = child.read().split(" ", 2);
      child.awaitEnd(60);
      double millis = (System.nanoTime() - start) / 1e6;
      long delivered = sink.board().get(Board.Figure.SPANS) - before;
      return new double[] {
        Double.parseDouble(micros[0]) / 1e3,
        Double.parseDouble(micros[1]) / 1e3,
        millis,
        100.0 * delivered
      };
    }
  }
}
