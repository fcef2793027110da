package ai.honeyhive.it.process;

import ai.honeyhive.tracer.HoneyHiveTracer;

/** A program that ends without closing its tracer, and in which something does not work. */
public final class Impaired {
  private Impaired() {}

  /** Runs the program; the argument says what does not work. */
  public static void main(String[] args) {
    switch (args[0]) {
      case "key" -> {
        HoneyHiveTracer tracer = HoneyHiveTracer.builder()
            .apiKey(() -> {
              throw new IllegalStateException("injected");
            })
            .build();
        tracer.run("without a key", span -> {});
      }
      case "streams" -> {
        HoneyHiveTracer tracer = HoneyHiveTracer.init();
        System.err.close();
        System.out.close();
        tracer.run("unheard", span -> {});
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
