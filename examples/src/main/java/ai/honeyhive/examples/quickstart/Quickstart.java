package ai.honeyhive.examples.quickstart;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.HoneyHiveTracer;

/** Traces one function and the one it calls. */
public final class Quickstart {
  private Quickstart() {}

  /**
   * Runs the example. Set {@code HH_API_KEY}, and {@code HH_API_URL} for a server of your own.
   *
   * @param args the name to greet; "world" when absent
   */
  public static void main(String[] args) {
    String name = args.length > 0 ? args[0] : "world";
    try (HoneyHiveTracer tracer = HoneyHiveTracer.init()) {
      String greeting = tracer.trace("greet", span -> {
        span.input("name", name);
        String word = tracer.trace("find a word", EventType.TOOL, tool -> tool.output("Hello"));
        return span.output(word + ", " + name + "!");
      });
      System.out.println(greeting + " (session " + tracer.sessionId() + ")");
    }
  }
}
