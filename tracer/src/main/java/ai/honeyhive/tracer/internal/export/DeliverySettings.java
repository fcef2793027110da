package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;

/** How a tracer delivers, and how long it may keep the application waiting. */
public record DeliverySettings(DeliveryConfig config, RuntimeProfile profile) {}
