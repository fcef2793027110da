package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.benchmarks.subjects.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans a second in a closed loop, in which no pipeline drops any, and the CPU time of each. */
final class Throughput {
  private static final String OURS = "ours:roomy";
  private static final List<String> PIPELINES = List.of(OURS, "okhttp", "jdk", "braintrust");

  private final Report report;
  private final SinkProcess sink;
  private final boolean quick;

  Throughput(Report report, SinkProcess sink, boolean quick) {
    this.report = report;
    this.sink = sink;
    this.quick = quick;
  }

  /** What was measured of one pipeline. */
  private record Measured(Sample rate, Sample cpu) {
    Measured() {
      this(new Sample(), new Sample());
    }
  }

  /** What the harness itself could take. */
  void ceiling() {
    report.table("Ceiling of the harness: encoded requests, eight sockets", "span", "spans/s");
    for (int bytes : new int[] {400, 8_600}) {
      Sample rates = new Sample();
      for (int round = 0; round < (quick ? 1 : 3); round++) {
        try (Child client = Child.start(
            new Child.Program(Jdk.current(), "none", Ceiling.class),
            String.valueOf(bytes),
            sink.uri().toString(),
            sink.boardFile())) {
          rates.add(Double.parseDouble(client.read()));
        }
      }
      report.row(bytes + " bytes", rates.text("%.0f"));
      report.figure("ceiling_" + bytes, rates.median());
    }
  }

  void run(Jdk jdk) {
    for (Shape shape : List.of(Shape.SMALL, Shape.KB8)) {
      boolean few = quick && !jdk.equals(Jdk.current());
      if (few && shape == Shape.SMALL) {
        continue;
      }
      report.table(
          "Throughput, JDK " + jdk.name() + ", " + shape
              + " spans: spans/s; CPU µs a span of the client process",
          "latency",
          "pipeline",
          "spans/s",
          "CPU µs",
          "ours ÷ it",
          "budget");
      try (Clients clients = new Clients(jdk, PIPELINES, shape, sink)) {
        sink.answer(200, 0);
        for (String spec : PIPELINES) {
          clients.ask(spec, "closed " + (quick ? 3_000 : 6_000));
        }
        for (int latency : few ? new int[] {0} : new int[] {0, 20, 100}) {
          sink.answer(200, latency);
          print(jdk, shape, latency, measure(clients, latency));
        }
      }
    }
  }

  private Map<String, Measured> measure(Clients clients, int latency) {
    Map<String, Measured> measured = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(PIPELINES);
    order.forEach(spec -> measured.put(spec, new Measured()));
    // At 100 ms the time must hold many requests; at none, a second holds thousands.
    int millis = (quick ? 600 : 1_500) + (latency >= 100 ? 800 : 0);
    for (int round = 0; round < (quick ? 5 : 7); round++) {
      for (String spec : order) {
        double[] figures = clients.ask(spec, "closed " + millis);
        if (figures[1] != 0) {
          System.out.println(spec + " lost " + figures[1] + " spans in a closed loop");
        }
        measured.computeIfPresent(spec, (name, sample) -> {
          sample.rate.add(figures[0] * 1e9 / figures[2]);
          sample.cpu.add(figures[3] / figures[0] / 1e3);
          return sample;
        });
      }
      Collections.reverse(order);
    }
    return measured;
  }

  private void print(Jdk jdk, Shape shape, int latency, Map<String, Measured> measured) {
    Measured ours = measured.getOrDefault(OURS, new Measured());
    measured.forEach((spec, sample) -> {
      String budget = "";
      String ratio = "";
      if (!spec.equals(OURS)) {
        Sample ratios = ours.rate.over(sample.rate);
        String name = "throughput_" + jdk.name() + "_" + shape + "_" + latency + "ms_" + spec;
        double least = budget(jdk, shape, latency, spec);
        ratio = ratios.text("%.2f");
        if (least > 0) {
          budget = report.atLeast(name, ratios.median(), least);
        } else {
          report.figure(name, ratios.median());
        }
        report.figure(name + "_cpu", ours.cpu.median() / sample.cpu.median());
      }
      report.row(
          latency + " ms", spec, sample.rate.text("%.0f"), sample.cpu.text("%.2f"), ratio, budget);
    });
  }

  private static double budget(Jdk jdk, Shape shape, int latency, String spec) {
    if (spec.equals("braintrust")) {
      return 0;
    }
    if (latency > 0) {
      return 4;
    }
    if (spec.equals("okhttp")) {
      return 8;
    }
    if (shape == Shape.SMALL) {
      return 1.2;
    }
    return jdk.name().equals("17") ? 1.6 : 2.7;
  }
}
