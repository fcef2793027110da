package ai.honeyhive.test.internal;

import java.lang.reflect.Method;

/**
 * Lets the tracer, when there is one, forget what it remembers for the process: the warnings that
 * it gives once, and that a provider hands spans to whoever is main. Otherwise the tests' order
 * would matter.
 */
final class ProcessMemory {
  private static final String TRACER = "ai.honeyhive.tracer.internal.";

  private ProcessMemory() {}

  static void forget() {
    call("diagnostics.Diagnostics", "forget");
    call("context.OpenTracers", "forgetProviders");
  }

  private static void call(String type, String name) {
    try {
      Method forget = Class.forName(TRACER + type).getMethod(name);
      forget.invoke(null);
    } catch (ClassNotFoundException noTracer) {
      // The tests are of something else.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This kit does not fit the tracer on the class path", e);
    }
  }
}
