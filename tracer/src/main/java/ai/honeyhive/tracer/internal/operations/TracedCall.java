package ai.honeyhive.tracer.internal.operations;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** How a failure of the application's code is written on its span. */
public final class TracedCall {
  private TracedCall() {}

  /**
   * Records the throwable once: an {@code exception} event, status ERROR with type and message, and
   * {@code error.type}.
   */
  public static void fail(Span span, Throwable error) {
    span.recordException(error);
    span.setStatus(StatusCode.ERROR, describe(error));
    span.setAttribute(SpanKeys.ERROR_TYPE, error.getClass().getName());
  }

  /** Type and message of a failure. */
  public static String describe(Throwable error) {
    String message = error.getMessage();
    String type = error.getClass().getSimpleName();
    return message == null || message.isEmpty() ? type : type + ": " + message;
  }
}
