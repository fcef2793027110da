package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import java.util.StringJoiner;

/** Values of a span as both encodings of OTLP have them. */
public final class OtlpFields {
  private static final int HAS_IS_REMOTE = 0x100;
  private static final int IS_REMOTE = 0x200;

  private OtlpFields() {}

  /** {@return the number of {@code SpanKind}} */
  public static int kind(SpanKind kind) {
    return switch (kind) {
      case INTERNAL -> 1;
      case SERVER -> 2;
      case CLIENT -> 3;
      case PRODUCER -> 4;
      case CONSUMER -> 5;
    };
  }

  /**
   * {@return the flags of the context, and whether what they are about came from elsewhere}
   *
   * @param remote whether the parent of the span, or the end of the link, is remote
   */
  public static int flags(SpanContext context, boolean remote) {
    return (context.getTraceFlags().asByte() & 0xFF) | HAS_IS_REMOTE | (remote ? IS_REMOTE : 0);
  }

  /** {@return the state as the {@code tracestate} header has it} */
  public static String text(TraceState state) {
    StringJoiner entries = new StringJoiner(",");
    state.forEach((key, value) -> entries.add(key + '=' + value));
    return entries.toString();
  }
}
