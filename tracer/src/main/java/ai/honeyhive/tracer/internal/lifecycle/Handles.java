package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.SessionConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What only code can hand to a tracer.
 *
 * @param apiKey gives the key, in the place of the option
 * @param host the application's OpenTelemetry
 * @param meters where the tracer's counts go
 * @param session what its own session is started with
 */
public record Handles(
    @Nullable Supplier<String> apiKey,
    @Nullable OpenTelemetry host,
    @Nullable MeterProvider meters,
    @Nullable SessionConfig session) {

  /** Nothing. */
  public static final Handles NONE = new Handles(null, null, null, null);
}
