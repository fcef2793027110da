package ai.honeyhive.tracer.internal.provider.probe;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who set the global OpenTelemetry. It keeps the stack of that call and gives it to everybody who
 * tries to set it again, so one tries again, in a way that cannot succeed.
 */
final class SetBy {
  /** Runs inside OpenTelemetry's lock: what is set then stays so until {@code set} refuses. */
  private static final Supplier<OpenTelemetry> ONLY_IF_SET = new Supplier<>() {
    @Override
    public OpenTelemetry get() {
      if (!LaterApi.isGlobalSet()) {
        throw new IllegalStateException("not set any more");
      }
      return GlobalOpenTelemetry.get();
    }
  };

  private static final String OUR_INTERNALS = "ai.honeyhive.tracer.internal.";
  private static final String OUR_API = "ai.honeyhive.tracer.HoneyHive";

  private SetBy() {}

  /** The line that set the global one, which must be set; null when nothing says it. */
  static @Nullable String find() {
    try {
      if (!LaterApi.canReadGlobal() || !LaterApi.setGlobal(ONLY_IF_SET)) {
        GlobalOpenTelemetry.set(GlobalOpenTelemetry.get());
      }
      return null;
    } catch (RuntimeException e) {
      return e.getCause() == null ? null : culprit(e.getCause().getStackTrace());
    }
  }

  /**
   * The innermost line outside OpenTelemetry, this SDK and the JDK; when OpenTelemetry did it on a
   * thread of its own, the outermost of its lines.
   */
  static @Nullable String culprit(StackTraceElement[] stack) {
    StackTraceElement outermost = null;
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith("io.opentelemetry.")) {
        outermost = frame;
      } else if (!isOurs(name) && !isJdk(name)) {
        return text(frame);
      }
    }
    return outermost == null ? null : text(outermost);
  }

  /** Autoconfigure's SDK is made on our call, for the application that makes the tracer. */
  private static boolean isOurs(String name) {
    return name.startsWith(OUR_API) || name.startsWith(OUR_INTERNALS);
  }

  private static boolean isJdk(String name) {
    return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
  }

  /** Without the loader and module that {@code StackTraceElement.toString} puts in front. */
  private static String text(StackTraceElement frame) {
    StringBuilder text = new StringBuilder(frame.getClassName())
        .append('.')
        .append(frame.getMethodName())
        .append('(')
        .append(frame.getFileName() == null ? "unknown source" : frame.getFileName());
    if (frame.getLineNumber() >= 0) {
      text.append(':').append(frame.getLineNumber());
    }
    return text.append(')').toString();
  }
}
