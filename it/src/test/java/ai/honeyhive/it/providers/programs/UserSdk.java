package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;

/**
 * An application that builds its own SDK, exports with the stock exporter, and maybe registers it.
 * Of the host: {@code registered}, {@code closed}, {@code processorless}, {@code unsampled},
 * {@code wrapped}. Of HoneyHive: {@code first}, {@code processor}, {@code twice}, {@code given},
 * {@code check}.
 */
public final class UserSdk {
  private UserSdk() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    Words host = Words.of(args);
    Ours ours = Words.OURS.has("first") ? Ours.init("a") : null;
    OpenTelemetrySdk sdk = HostSdk.build(host);
    if (host.has("registered")) {
      registerTelemetry(sdk);
    }
    if (host.has("closed")) {
      sdk.close();
    }
    if (ours == null) {
      ours = Words.OURS.has("given")
          ? Ours.init(
              "a", settings -> settings.openTelemetry(host.has("wrapped") ? new Wrapped(sdk) : sdk))
          : Ours.init("a");
    }
    if (Words.OURS.has("check")) {
      Say.that("check", ours.tracer().selfCheck(Duration.ofSeconds(10)));
    }
    new HostWork(sdk).request(ours);
    ours.close();
    sdk.close();
    Say.global();
  }

  private static void registerTelemetry(OpenTelemetrySdk sdk) {
    GlobalOpenTelemetry.set(sdk);
  }
}
