package ai.honeyhive.tracer.internal.context;

import java.util.Optional;

/** The name of a session nobody named: the simple name of the class that made the tracer. */
public final class SessionName {
  private static final String FACADE = "ai.honeyhive.tracer.HoneyHiveTracer";
  private static final String INTERNAL = "ai.honeyhive.tracer.internal.";

  private SessionName() {}

  /** Finds the first class on the calling stack that is not the SDK's own. */
  public static String ofCaller() {
    Optional<String> caller = StackWalker.getInstance()
        .walk(frames -> frames
            .map(StackWalker.StackFrame::getClassName)
            .filter(name -> !name.startsWith(FACADE) && !name.startsWith(INTERNAL))
            .findFirst());
    return caller.map(SessionName::simpleName).orElse("unknown");
  }

  private static String simpleName(String className) {
    String name = className.substring(className.lastIndexOf('.') + 1);
    int nested = name.indexOf('$');
    return nested > 0 ? name.substring(0, nested) : name;
  }
}
