package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;

/** Client processes and a sink process: throughput, CPU, losses, connections. */
public final class DeliveryBenchmark {
  private DeliveryBenchmark() {}

  /** Runs all tables; {@code quick} in a few minutes. */
  public static void run(boolean quick) {
    Report report = new Report("delivery");
    try (SinkProcess sink = new SinkProcess()) {
      new Throughput(report, sink, quick).ceiling();
      for (Jdk jdk : Jdk.all()) {
        new Throughput(report, sink, quick).run(jdk);
      }
      new Variants(report, sink, quick).run();
      Redaction.run(report, sink, quick);
      new Burst(report, sink, quick).run();
    }
    report.end();
  }
}
