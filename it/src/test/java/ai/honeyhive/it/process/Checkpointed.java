package ai.honeyhive.it.process;

import ai.honeyhive.it.process.crac.Core;
import ai.honeyhive.tracer.HoneyHiveTracer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A program of which a checkpoint is made between two spans, and that says what it finds then. */
public final class Checkpointed {
  private static final long PATIENCE_NANOS = 10_000_000_000L;

  private Checkpointed() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    System.setProperty("org.crac.Core.Compat", "ai.honeyhive.it.process.crac");
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    tracer.run("before", span -> {});
    Core.atCheckpoint(() -> System.out.println(
        "threads " + ownThreadsInAMoment() + ", delivered " + tracer.flush().delivered()));
    org.crac.Core.checkpointRestore();
    tracer.run("after", span -> {});
    tracer.close();
  }

  /** The threads of the delivery: what waits for the end of the tracer has no connection open. */
  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith("honeyhive-") || name.startsWith("httpclient-"))
        .filter(name -> !name.equals("honeyhive-cleaner"))
        .count();
  }

  private static long ownThreadsInAMoment() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (ownThreads() > 0 && System.nanoTime() < end) {
      pause();
    }
    return ownThreads();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
