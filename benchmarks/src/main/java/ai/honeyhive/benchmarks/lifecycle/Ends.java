package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** How long a close and an exit take when the backend is dead. */
final class Ends {
  private static final int SPANS = 2_048;
  private static final double GRACE_MILLIS = 200;

  private final Report report;
  private final Map<String, URI> dead;
  private final int rounds;

  Ends(Report report, Map<String, URI> dead, int rounds) {
    this.report = report;
    this.dead = dead;
    this.rounds = rounds;
  }

  void run(Slow slow) throws InterruptedException {
    report.table(
        "Close with 2,048 queued spans, ms; nothing is delivered, and the pipeline says that all was:",
        "pipeline",
        "backend",
        "ms",
        "says",
        "budget");
    for (RuntimeProfile profile : RuntimeProfile.values()) {
      for (Map.Entry<String, URI> backend : dead.entrySet()) {
        close(profile, backend.getKey(), backend.getValue());
      }
    }
    slow.closes().forEach((row, ended) -> {
      report.figure("close_ms_" + name(row), ended.millis());
      String[] cells = row.split("\\|", 2);
      report.row(cells[0], cells[1], whole(ended.millis()), ended.claim(), "");
    });
    report.table(
        "Exit of a process that closed nothing, from the end of main, ms",
        "pipeline",
        "instances, backend",
        "ms",
        "",
        "budget");
    for (int count : new int[] {1, 5, 50}) {
      for (Map.Entry<String, URI> backend : dead.entrySet()) {
        exit(count, backend.getKey(), backend.getValue());
      }
    }
    slow.exits().forEach((row, ended) -> {
      report.figure("exit_ms_" + name(row), ended.millis());
      String[] cells = row.split("\\|", 2);
      report.row(cells[0], cells[1], whole(ended.millis()), ended.claim(), "");
    });
  }

  private void close(RuntimeProfile profile, String backend, URI server) {
    Sample times = new Sample();
    String claim = "";
    for (int round = 0; round < rounds; round++) {
      try (Child child = Child.start(
          new Child.Program(Jdk.current(), "ours", CloseClient.class, "-Xmx256m"),
          Map.of("HH_RUNTIME_PROFILE", profile.name()),
          "ours",
          server.toString(),
          String.valueOf(SPANS))) {
        Slow.Ended ended = Slow.closed(child);
        times.add(ended.millis());
        claim = ended.claim();
      }
    }
    String budget = report.atMost(
        "close_ms_" + name(profile + " " + backend),
        times.median(),
        profile.lifecycle().toMillis() + GRACE_MILLIS);
    report.row("ours " + profile, backend, times.text("%.0f"), claim, budget);
  }

  private void exit(int count, String backend, URI server) throws InterruptedException {
    Sample times = new Sample();
    for (int round = 0; round < rounds; round++) {
      try (Child child = Child.start(
          new Child.Program(Jdk.current(), "ours", ExitClient.class, "-Xmx256m"),
          Map.of("HH_RUNTIME_PROFILE", RuntimeProfile.STANDARD.name()),
          "ours",
          server.toString(),
          String.valueOf(count))) {
        times.add(Slow.exited(child).millis());
      }
    }
    String budget = report.atMost(
        "exit_ms_" + count + "_" + name(backend),
        times.median(),
        RuntimeProfile.STANDARD.lifecycle().toMillis() + GRACE_MILLIS);
    report.row("ours STANDARD", count + ", " + backend, times.text("%.0f"), "", budget);
  }

  private static String name(String text) {
    return text.replaceAll("[ ,|]+", "_");
  }

  private static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
