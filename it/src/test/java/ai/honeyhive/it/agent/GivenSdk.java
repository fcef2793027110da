package ai.honeyhive.it.agent;

import ai.honeyhive.tracer.HoneyHive;
import ai.honeyhive.tracer.HoneyHiveTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;

/**
 * Under the agent, an application that makes an SDK of its own and hands it to the tracer: spans of
 * other SDKs cannot be made current there.
 */
public final class GivenSdk {
  private GivenSdk() {}

  /** Runs the program; the argument says whether HoneyHive's processor is in the SDK. */
  public static void main(String[] args) {
    SdkTracerProviderBuilder provider = SdkTracerProvider.builder();
    provider.addSpanProcessor(args[0].equals("routed") ? HoneyHive.spanProcessor() : new Idle());
    OpenTelemetry sdk =
        OpenTelemetrySdk.builder().setTracerProvider(provider.build()).build();
    HoneyHiveTracer tracer = HoneyHiveTracer.builder().openTelemetry(sdk).build();
    tracer.run("outer", outer -> {
      Span chat = sdk.getTracer("third")
          .spanBuilder("chat")
          .setAttribute("gen_ai.request.model", "gpt")
          .startSpan();
      chat.end();
      tracer.run("inner", inner -> inner.output("Turin"));
    });
    tracer.close();
  }
}
