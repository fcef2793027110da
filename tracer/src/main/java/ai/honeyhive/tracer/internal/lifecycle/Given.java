package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.EffectiveConfig;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tracer was told, where it does not belong to one of its parts.
 *
 * @param config everything, to be shown
 * @param session what its own session is started with, or null for nothing
 * @param proxies the proxies that settings name, by the names of their variables; they may hold
 *     passwords
 * @param values how much of each value is recorded
 * @param off why it traces nothing, when the user said so
 */
public record Given(
    EffectiveConfig config,
    @Nullable SessionConfig session,
    Map<String, String> proxies,
    ValueLimits values,
    @Nullable String off) {

  /** Without the proxies. */
  @Override
  public String toString() {
    return "Given[off=" + off + "]";
  }
}
