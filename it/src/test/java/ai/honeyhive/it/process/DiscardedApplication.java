package ai.honeyhive.it.process;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.util.List;
import java.util.Map;

/** The application that {@link Discarded} deploys. */
public final class DiscardedApplication {
  /** What is still called when the class loader is closed. */
  public static final Runnable LATE = DiscardedApplication::late;

  private static HoneyHiveTracer kept;

  private DiscardedApplication() {}

  /** Deploys it. */
  public static void start(String what, String server) {
    HoneyHiveTracerBuilder builder = HoneyHiveTracer.builder().serverUrl(server);
    if (what.equals("forget")) {
      builder.global(GlobalRegistration.NEVER);
    }
    HoneyHiveTracer tracer = builder.build();
    if (what.equals("late")) {
      tracer.run("early", span -> {});
      kept = tracer;
      return;
    }
    tracer.run("outer", span -> tracer.run("inner", inner -> inner.input("question", "Where?")));
    tracer.flush();
    if (what.equals("close")) {
      tracer.close();
    }
  }

  /** Asks for what was not used, and so not loaded, before. */
  private static void late() {
    try (TracedSpan span = kept.startSpan("late")) {
      span.input("question", Map.of("city", List.of("Oslo")));
      span.error(new IllegalStateException("none"));
    }
    int result = kept.trace("later", span -> 42);
    if (result != 42) {
      throw new IllegalStateException("the application's code must run");
    }
    kept.close();
    kept = null;
  }
}
