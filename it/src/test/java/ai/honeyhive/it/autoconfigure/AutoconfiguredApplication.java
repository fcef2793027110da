package ai.honeyhive.it.autoconfigure;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.PropagationConfig;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program whose OpenTelemetry is made by autoconfigure and not by its code: it traces a request
 * that asks a model, and prints what its provider is made of. With {@code global} it makes it the
 * global one, with {@code twice} it makes two.
 */
public final class AutoconfiguredApplication {
  private AutoconfiguredApplication() {}

  /** Runs the program. */
  public static void main(String[] args) {
    String how = args[0];
    if (how.equals("request")) {
      request();
      return;
    }
    if (how.equals("global")) {
      AutoConfiguredOpenTelemetrySdk.initialize();
    }
    try (HoneyHiveTracer tracer = HoneyHiveTracer.init()) {
      if (how.equals("global")) {
        tracer.run("step", span -> {});
      } else {
        ask("first");
        if (how.equals("twice")) {
          ask("second");
        }
      }
      System.out.println(tracer.status());
    }
  }

  private static void request() {
    OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder().build().getOpenTelemetrySdk();
    PropagationConfig named = PropagationConfig.defaults().allowedHosts("friend");
    try (HoneyHiveTracer careful = HoneyHiveTracer.init();
        HoneyHiveTracer telling = HoneyHiveTracer.builder().propagation(named).build()) {
      request(sdk, careful, "careful");
      request(sdk, telling, "friend");
      request(sdk, telling, "stranger");
    }
    sdk.close();
  }

  /** What instrumentation of a client does. */
  private static void request(OpenTelemetrySdk sdk, HoneyHiveTracer tracer, String host) {
    Map<String, String> headers = new TreeMap<>();
    Span request = sdk.getTracer("client")
        .spanBuilder("GET")
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("server.address", host)
        .startSpan();
    try (Session session = tracer.session("shopping");
        Scope scope = request.makeCurrent()) {
      sdk.getPropagators().getTextMapPropagator().inject(Context.current(), headers, Map::put);
    }
    request.end();
    System.out.println(host + ": " + headers.keySet());
  }

  private static void ask(String model) {
    OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder().build().getOpenTelemetrySdk();
    System.out.println(sdk.getSdkTracerProvider());
    Tracer library = sdk.getTracer("library");
    Span request = library.spanBuilder("GET /" + model).startSpan();
    try (Scope scope = request.makeCurrent()) {
      library
          .spanBuilder("chat " + model)
          .setAttribute("gen_ai.operation.name", "chat")
          .startSpan()
          .end();
      library.spanBuilder("SELECT " + model).startSpan().end();
    } finally {
      request.end();
    }
    sdk.close();
  }
}
