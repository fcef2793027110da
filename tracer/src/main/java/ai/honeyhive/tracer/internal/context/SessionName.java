package ai.honeyhive.tracer.internal.context;

/** The name of a session nobody named: the simple name of the class that made the tracer. */
public final class SessionName {
  private static final String[] NOT_THE_CALLER = {
    "ai.honeyhive.tracer.HoneyHiveTracer",
    "ai.honeyhive.tracer.internal.",
    "java.lang.reflect.",
    "jdk.internal.reflect.",
  };

  private SessionName() {}

  /**
   * Finds the first class on the calling stack that is not the SDK's own, nor one a method is
   * called by reflection through. A stack walker would do, at fifty times the cost when it is cold.
   */
  public static String ofCaller() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (isCaller(frame.getClassName())) {
        return simpleName(frame.getClassName());
      }
    }
    return "unknown";
  }

  private static boolean isCaller(String className) {
    for (String other : NOT_THE_CALLER) {
      if (className.startsWith(other)) {
        return false;
      }
    }
    return true;
  }

  private static String simpleName(String className) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    int nested = name.indexOf('$');
    return nested > 0 ? name.substring(0, nested) : name;
  }
}
