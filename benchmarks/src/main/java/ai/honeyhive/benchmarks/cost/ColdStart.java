package ai.honeyhive.benchmarks.cost;

import ai.honeyhive.benchmarks.subjects.Subject;
import ai.honeyhive.benchmarks.subjects.Subjects;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;

/**
 * The time from the first statement of a cold JVM: {@code start} to a first ended span, or
 * {@code deliver} to the end of a close that delivers it, printed in microseconds, and with it the
 * CPU time of the process, which a busy machine stretches less.
 */
public final class ColdStart {
  private ColdStart() {}

  /** Takes what to measure, the pipeline, and the server. */
  public static void main(String[] args) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long start = System.nanoTime();
    Subject subject = Subjects.open(args[1], URI.create(args[2]));
    subject.tracer().spanBuilder("step").startSpan().end();
    boolean deliver = args[0].equals("deliver");
    if (deliver) {
      subject.end();
    }
    long nanos = System.nanoTime() - start;
    System.out.println(nanos / 1000 + " " + (process.getProcessCpuTime() - cpu) / 1000);
    if (!deliver) {
      Runtime.getRuntime().halt(0);
    }
  }
}
