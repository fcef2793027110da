package ai.honeyhive.tracer.internal.provider;

import ai.honeyhive.tracer.internal.provider.probe.JavaAgent;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;

/**
 * Registers the global OpenTelemetry, when nobody has. Who registers another one later gets
 * OpenTelemetry's exception with our stack as its cause; so the names in this class are a message
 * to them.
 */
public final class GlobalClaim {
  private GlobalClaim() {}

  /** Tries to register ours; whether it is the global one now. */
  public static boolean claim(OpenTelemetry ours) {
    return !JavaAgent.isActive()
        && registeredByHoneyHiveUnlessGlobalIsNever(ours)
        && GlobalOpenTelemetry.get().getTracerProvider().equals(ours.getTracerProvider());
  }

  /**
   * Tests and sets at once in every version of OpenTelemetry. That nothing is thrown does not mean
   * that it worked: an agent, or a server's own OpenTelemetry, may ignore it.
   */
  private static boolean registeredByHoneyHiveUnlessGlobalIsNever(OpenTelemetry ours) {
    try {
      GlobalOpenTelemetry.set(ours);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
