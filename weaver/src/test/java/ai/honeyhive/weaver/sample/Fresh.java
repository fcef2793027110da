package ai.honeyhive.weaver.sample;

import ai.honeyhive.tracer.HoneyHiveTracer;
import java.time.Duration;

/** Calls what is traced; with two arguments with a tracer, else without any class of ours. */
public final class Fresh {
  private Fresh() {}

  /** Prints what the calls returned. */
  public static void main(String[] arguments) throws Exception {
    AutoCloseable tracer = arguments.length == 0 ? () -> {} : WithTracer.open(arguments);
    try (tracer) {
      Shapes shapes = new Shapes();
      String outcome = shapes.ask("Where?", "key") + " " + shapes.factorial(4) + " "
          + shapes.over("a") + " " + Shapes.ofTheClass(1) + " " + shapes.callsHidden(3) + " "
          + Kinds.call();
      try {
        shapes.fails("io");
      } catch (Exception e) {
        outcome += " " + e.getMessage() + " " + e.getSuppressed().length;
      }
      System.out.println(outcome + " " + shapes.runs);
    }
  }

  /** Apart, so that the JVM does not look for the tracer where there is none. */
  private static final class WithTracer {
    private WithTracer() {}

    static AutoCloseable open(String[] arguments) {
      HoneyHiveTracer tracer =
          HoneyHiveTracer.builder().serverUrl(arguments[0]).apiKey(arguments[1]).build();
      return () -> System.out.println(tracer.close(Duration.ofSeconds(20)));
    }
  }
}
