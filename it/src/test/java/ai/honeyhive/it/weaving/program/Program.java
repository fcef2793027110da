package ai.honeyhive.it.weaving.program;

import ai.honeyhive.tracer.HoneyHiveTracer;
import java.time.Duration;

/** Runs the trips, with a tracer or without. */
public final class Program {
  private Program() {}

  /** Runs the program; the argument says whether there is a tracer. */
  public static void main(String[] args) {
    if (args[0].equals("traced")) {
      Traced.run();
    } else {
      System.out.println(Trips.go());
    }
  }

  /** By itself, because the tracer may not be there. */
  private static final class Traced {
    static void run() {
      try (HoneyHiveTracer tracer =
          HoneyHiveTracer.builder().sessionName("woven").build()) {
        System.out.println(Trips.go());
        System.out.println(tracer.flush(Duration.ofSeconds(10)));
      }
    }
  }
}
