package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.internal.provider.environment.SpanCounts;
import io.opentelemetry.api.OpenTelemetry;
import org.jspecify.annotations.Nullable;

/**
 * How a tracer is to join the OpenTelemetry it finds.
 *
 * @param host the application's OpenTelemetry, when the user named one
 * @param main whether to appoint the tracer main
 * @param strict whether to throw where a tracer would warn
 * @param limits how much a span may have on a provider of its own
 */
public record Joining(
    @Nullable OpenTelemetry host,
    GlobalRegistration global,
    boolean main,
    Capture capture,
    boolean stampHostSpans,
    boolean strict,
    SpanCounts limits) {

  /** The defaults. */
  public static final Joining DEFAULT = new Joining(
      null, GlobalRegistration.AUTO, false, Capture.GENAI, false, false, SpanCounts.UNSET);
}
