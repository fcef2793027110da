package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.benchmarks.subjects.Subjects;
import java.util.ArrayList;
import java.util.List;

/** What a thousand tracers cost while they live, and what is left when they are forgotten. */
final class Many {
  private static final int COUNT = 1_000;
  private static final int FIGURES = 9;

  private final Report report;
  private final SinkProcess sink;
  private final int rounds;

  Many(Report report, SinkProcess sink, int rounds) {
    this.report = report;
    this.sink = sink;
    this.rounds = rounds;
  }

  void run() {
    report.table(
        "1,000 instances with a key each: threads beyond the JVM's own, KB of heap each",
        "pipeline",
        "opened in ms",
        "threads",
        "KB",
        "threads in use",
        "KB after a span each",
        "delivered",
        "forgotten: reclaimed",
        "threads",
        "KB");
    for (String pipeline : Subjects.ALL) {
      List<Sample> figures = new ArrayList<>();
      for (int i = 0; i <= FIGURES; i++) {
        figures.add(new Sample());
      }
      for (int round = 0; round < rounds; round++) {
        once(pipeline, figures);
      }
      String[] formats = {
        "%.0f", "%.0f", "%.1f", "%.0f", "%.0f", "%.1f", "%.0f", "%.0f", "%.0f", "%.1f"
      };
      List<Object> row = new ArrayList<>(List.of(pipeline));
      for (int i = 0; i <= FIGURES; i++) {
        // The fifth is the number of threads once the use is over.
        if (i != 4) {
          row.add(figures.get(i).text(formats[i]));
        }
      }
      report.row(row.toArray());
      if (pipeline.equals("ours")) {
        budgets(figures);
      } else {
        report.figure("many_threads_" + pipeline, figures.get(3).median());
        report.figure("many_kb_each_" + pipeline, figures.get(5).median());
        report.figure("many_threads_left_" + pipeline, figures.get(8).median());
      }
    }
  }

  private void budgets(List<Sample> figures) {
    report.row(
        "budget",
        "",
        "",
        "",
        report.atMost("many_threads", figures.get(3).median(), 10),
        report.atMost("many_kb_each", figures.get(5).median(), 50),
        "",
        report.atLeast("many_reclaimed", figures.get(7).median(), COUNT),
        report.atMost("many_threads_left", figures.get(8).median(), 0),
        "");
  }

  private void once(String pipeline, List<Sample> figures) {
    try (Child child = Child.start(
        new Child.Program(Jdk.current(), pipeline, ManyClient.class, "-Xmx2g"),
        pipeline,
        sink.uri().toString(),
        String.valueOf(COUNT),
        sink.boardFile())) {
      String[] words = child.read().split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        figures.get(i).add(Double.parseDouble(words[i]));
      }
    }
  }
}
