package ai.honeyhive.benchmarks.subjects;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Braintrust's SDK with its defaults. Reached by name, so that nothing else is compiled against the
 * libraries it brings.
 */
final class BraintrustSubject implements Subject {
  private static final int WINDOW = 1_536;

  private final SdkTracerProvider provider;

  BraintrustSubject(URI server, String key) {
    try {
      Class<?> configType = Class.forName("dev.braintrust.config.BraintrustConfig");
      Object builder = configType.getMethod("builder").invoke(null);
      for (String[] setting : new String[][] {
        {"apiKey", key},
        {"apiUrl", server.toString()},
        {"appUrl", server.toString()},
        {"defaultProjectId", "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11"}
      }) {
        builder = call(builder, setting[0], setting[1]);
      }
      Object config = builder.getClass().getMethod("build").invoke(builder);
      Object braintrust = Class.forName("dev.braintrust.Braintrust")
          .getMethod("of", configType)
          .invoke(null, config);
      Object sdk = braintrust
          .getClass()
          .getMethod("openTelemetryCreate", boolean.class)
          .invoke(braintrust, false);
      provider =
          (SdkTracerProvider) sdk.getClass().getMethod("getSdkTracerProvider").invoke(sdk);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Object on, String method, String argument)
      throws ReflectiveOperationException {
    return on.getClass().getMethod(method, String.class).invoke(on, argument);
  }

  @Override
  public Tracer tracer() {
    return provider.get("benchmark");
  }

  @Override
  public boolean flush(Duration timeout) {
    return provider.forceFlush().join(timeout.toMillis(), TimeUnit.MILLISECONDS).isSuccess();
  }

  @Override
  public boolean end() {
    CompletableResultCode done = provider.shutdown().join(60, TimeUnit.SECONDS);
    return done.isDone() && done.isSuccess();
  }

  @Override
  public int window() {
    return WINDOW;
  }

  @Override
  public void close() {
    provider.close();
  }
}
