package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.util.concurrent.TimeUnit;

/** Registers an SDK that is live, sends a span with it, and leaves it there. */
public final class LiveSdk {
  private LiveSdk() {}

  /** Runs the program, in the loader it is in. */
  public static void main(String[] args) {
    OpenTelemetrySdk sdk = HostSdk.build(Words.of());
    GlobalOpenTelemetry.set(sdk);
    sdk.getTracer("com.acme.app").spanBuilder("of the application").startSpan().end();
    sdk.getSdkTracerProvider().forceFlush().join(10, TimeUnit.SECONDS);
  }
}
