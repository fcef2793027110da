package ai.honeyhive.test.internal;

import java.lang.reflect.Method;

/**
 * Lets the tracer, when there is one, warn anew. What it says once a process would otherwise come
 * in whichever test is first, and the tests' order would matter.
 */
final class WarnedOnce {
  private static final String DIAGNOSTICS = "ai.honeyhive.tracer.internal.diagnostics.Diagnostics";

  private WarnedOnce() {}

  static void forget() {
    try {
      Method forget = Class.forName(DIAGNOSTICS).getMethod("forget");
      forget.invoke(null);
    } catch (ClassNotFoundException noTracer) {
      // The tests are of something else.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This kit does not fit the tracer on the class path", e);
    }
  }
}
