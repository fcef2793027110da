package ai.honeyhive.it.delivery.program;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the tracers. */
public final class Tracers {
  private Tracers() {}

  /** Spills to a directory, if there is one. */
  public static DeliveryConfig delivery(@Nullable Path spill) {
    return spill == null
        ? DeliveryConfig.defaults()
        : DeliveryConfig.builder().spill(spill).build();
  }

  public static HoneyHiveTracer of(
      URI server, String apiKey, RuntimeProfile profile, DeliveryConfig delivery) {
    return HoneyHiveTracer.builder()
        .apiKey(apiKey)
        .serverUrl(server)
        .sessionName("delivery")
        .global(GlobalRegistration.NEVER)
        .delivery(delivery)
        .runtimeProfile(profile)
        .build();
  }
}
