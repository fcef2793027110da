package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;

/**
 * How a tracer delivers, how long it may keep the application waiting, and what is taken out before
 * anything leaves.
 */
public record DeliverySettings(
    DeliveryConfig config, RuntimeProfile profile, RedactionConfig redaction) {

  /** With the default policy of what is taken out. */
  public DeliverySettings(DeliveryConfig config, RuntimeProfile profile) {
    this(config, profile, RedactionConfig.defaults());
  }
}
