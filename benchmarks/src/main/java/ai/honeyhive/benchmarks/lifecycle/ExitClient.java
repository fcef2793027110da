package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subject;
import ai.honeyhive.benchmarks.subjects.Subjects;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Opens pipelines, ends a span with each, closes none, and returns from {@code main}. */
public final class ExitClient {
  private ExitClient() {}

  /** Takes the pipeline, the server, and how many. */
  public static void main(String[] args) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      Subject subject = Subjects.open(args[0], URI.create(args[1]), i);
      Shape.SMALL.span(subject.tracer(), i);
      subjects.add(subject);
    }
    System.out.println(subjects.size());
  }
}
