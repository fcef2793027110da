package ai.honeyhive.tracer.internal.provider.environment;

import ai.honeyhive.tracer.internal.settings.Resolution;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import org.jspecify.annotations.Nullable;

/**
 * How much HoneyHive's settings let a span have on a provider of our own. What is null is left to
 * OpenTelemetry's variables.
 */
public record SpanCounts(
    @Nullable Integer attributes,
    @Nullable Integer events,
    @Nullable Integer links) {

  /** What nobody set. */
  public static final SpanCounts UNSET = new SpanCounts(null, null, null);

  /** What a tracer is set to. */
  public static SpanCounts of(Resolution options) {
    return new SpanCounts(
        options.find(TracerOptions.MAX_ATTRIBUTES),
        options.find(TracerOptions.MAX_EVENTS),
        options.find(TracerOptions.MAX_LINKS));
  }

  /** What this process is set to, outside the code; unset where that cannot be used. */
  public static SpanCounts ofProcess() {
    try {
      return of(Resolution.ofProcess());
    } catch (IllegalArgumentException e) {
      // Said where a tracer is built.
      return UNSET;
    }
  }
}
