package ai.honeyhive.it.process;

import ai.honeyhive.tracer.HoneyHiveTracer;

/**
 * A program that traces two steps and ends without closing its tracer: by returning, or by
 * {@code System.exit}.
 */
public final class NeverClosed {
  private NeverClosed() {}

  /** Runs the program. */
  public static void main(String[] args) {
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    tracer.run("first", span -> {});
    tracer.run("second", span -> {});
    if (args[0].equals("exit")) {
      System.exit(0);
    }
  }
}
