package ai.honeyhive.it.agent;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.TreeMap;

/** Under the agent, a service that calls itself: it writes a request, and handles it. */
public final class Injecting {
  private Injecting() {}

  /** Runs the program. */
  public static void main(String[] args) {
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    Map<String, String> headers = new TreeMap<>();
    Map<String, String> instrumented = new TreeMap<>();
    try (Session session = tracer.session("checkout")) {
      tracer.run("ask", span -> {
        tracer.inject(headers);
        tracer
            .openTelemetry()
            .getPropagators()
            .getTextMapPropagator()
            .inject(Context.current(), instrumented, Map::put);
      });
    }
    System.out.println("same=" + headers.equals(instrumented) + " " + headers);
    try (Scope request = tracer.withRemoteContext(headers)) {
      tracer.run("answer", span -> {});
    }
    tracer.close();
  }
}
