package ai.honeyhive.tracer.internal.provider.probe;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

/** OpenTelemetry's Java agent, which replaces the code of the API it finds. */
public final class JavaAgent {
  private static final String PACKAGE = "io.opentelemetry.javaagent.";
  private static final SpanContext ANY = SpanContext.create(
      "00000000000000000000000000000001",
      "0000000000000001",
      TraceFlags.getDefault(),
      TraceState.getDefault());

  private JavaAgent() {}

  /**
   * Whether it is active, in every version of the API. It hands out a class of its own where the
   * API wraps the ids of a span, which changes nothing; its mere presence says little, because it
   * may be switched off.
   */
  public static boolean isActive() {
    return made(Span.wrap(ANY));
  }

  /** Whether the agent made an object of the API. */
  static boolean made(Object object) {
    return object.getClass().getName().startsWith(PACKAGE);
  }

  /** Whether its SDK makes no spans, as far as the settings of the process say. */
  static boolean isDisabledBySettings() {
    return Autoconfigure.isTrue("otel.sdk.disabled");
  }
}
