package ai.honeyhive.tracer.internal.diagnostics;

import io.opentelemetry.api.metrics.MeterProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where a tracer's counts are shown besides its status.
 *
 * @param jmx whether as an MXBean
 * @param meters where as metrics, or null
 */
public record Exposure(boolean jmx, @Nullable MeterProvider meters) {
  /** Nowhere. */
  public static final Exposure NONE = new Exposure(false, null);

  /** Whether the counts are in the status only. */
  public boolean isNone() {
    return !jmx && meters == null;
  }
}
