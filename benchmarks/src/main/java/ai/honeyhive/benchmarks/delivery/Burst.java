package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subjects;

/**
 * An open loop: 1,000 spans of 2 KB a second, 10,000 for one second in between, whatever the
 * pipeline does with them; how many the sink acknowledged in the end.
 */
final class Burst {
  private final Report report;
  private final SinkProcess sink;
  private final boolean quick;

  Burst(Report report, SinkProcess sink, boolean quick) {
    this.report = report;
    this.sink = sink;
    this.quick = quick;
  }

  void run() {
    report.table(
        "Burst: 1,000 spans/s of 2 KB, 10,000/s for a second, default bounds; delivered",
        "latency",
        "pipeline",
        "delivered, %",
        "budget");
    try (Clients clients = new Clients(Jdk.current(), Subjects.ALL, Shape.KB2, sink)) {
      sink.answer(200, 0);
      for (String spec : Subjects.ALL) {
        clients.ask(spec, "closed 1500");
      }
      for (int latency : new int[] {100, 500}) {
        sink.answer(200, latency);
        for (String spec : Subjects.ALL) {
          Sample delivered = new Sample();
          for (int round = 0; round < (quick ? 1 : 3); round++) {
            double[] figures = clients.ask(spec, "burst 1000 10000");
            delivered.add(100 * figures[1] / figures[0]);
          }
          String name = "burst_" + latency + "ms_" + spec;
          String budget = "";
          if (spec.equals("ours")) {
            budget = report.atLeast(name, delivered.median(), 99.9);
          } else {
            report.figure(name, delivered.median());
          }
          report.row(latency + " ms", spec, delivered.text("%.2f"), budget);
        }
      }
    }
  }
}
