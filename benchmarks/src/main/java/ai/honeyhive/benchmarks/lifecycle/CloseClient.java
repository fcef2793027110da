package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subject;
import ai.honeyhive.benchmarks.subjects.Subjects;
import java.net.URI;

/** Ends a pipeline that has spans; prints how many milliseconds that took, and what it says. */
public final class CloseClient {
  private CloseClient() {}

  /** Takes the pipeline, the server, and how many spans. */
  public static void main(String[] args) {
    Subject subject = Subjects.open(args[0], URI.create(args[1]));
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      Shape.SMALL.span(subject.tracer(), i);
    }
    long start = System.nanoTime();
    boolean claims = subject.end();
    System.out.println((System.nanoTime() - start) / 1_000_000 + " " + claims);
    Runtime.getRuntime().halt(0);
  }
}
