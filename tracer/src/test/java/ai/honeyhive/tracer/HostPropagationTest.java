package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.provider.propagation.HostsPropagator;
import ai.honeyhive.tracer.internal.provider.propagation.MapCarrier;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What instrumentation that knows nothing of HoneyHive writes and reads, by whose propagators. */
@ExtendWith(HoneyHiveExtension.class)
class HostPropagationTest {
  private static final TextMapPropagator W3C = TextMapPropagator.composite(
      W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());
  private static final PropagationConfig TO_FRIENDS =
      PropagationConfig.defaults().allowedHosts("friend.example");

  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder().apiKey(server.apiKey()).serverUrl(server.uri());
  }

  private static HoneyHiveTracerBuilder alone(TestServer server) {
    return builder(server).global(GlobalRegistration.NEVER);
  }

  private static Map<String, String> injected(TextMapPropagator propagator, Context context) {
    Map<String, String> carrier = new HashMap<>();
    propagator.inject(context, carrier, MapCarrier.SETTER);
    return carrier;
  }

  private static TextMapPropagator propagator(OpenTelemetry openTelemetry) {
    return openTelemetry.getPropagators().getTextMapPropagator();
  }

  /** What an HTTP client's instrumentation does. */
  private static boolean tells(HoneyHiveTracer tracer, SpanKind kind, String name, String value) {
    SpanBuilder builder =
        tracer.openTelemetry().getTracer("http").spanBuilder("GET").setSpanKind(kind);
    Span request = builder.setAttribute(name, value).startSpan();
    Map<String, String> carrier =
        injected(propagator(tracer.openTelemetry()), Context.current().with(request));
    request.end();
    assertThat(carrier.get("traceparent")).contains(request.getSpanContext().getSpanId());
    return carrier.containsKey("baggage");
  }

  @Test
  void allowedHosts_withAnInstrumentedClient_readTheHostFromItsSpan(TestServer server) {
    try (HoneyHiveTracer tracer = alone(server).propagation(TO_FRIENDS).build()) {
      SpanKind client = SpanKind.CLIENT;
      assertThat(tells(tracer, client, "server.address", "Friend.example.")).isTrue();
      assertThat(tells(tracer, client, "url.full", "https://u:p@friend.example:1/x"))
          .isTrue();
      assertThat(tells(tracer, client, "net.peer.name", "friend.example")).isTrue();
      assertThat(tells(tracer, client, "http.url", "http://friend.example")).isTrue();
      assertThat(tells(tracer, SpanKind.PRODUCER, "server.address", "friend.example"))
          .isTrue();
      assertThat(tells(tracer, client, "server.address", "stranger.example")).isFalse();
      assertThat(tells(tracer, client, "url.full", "http://friend.example@stranger"))
          .isFalse();
      assertThat(tells(tracer, client, "url.full", "http://friend.example\\@[")).isFalse();
      assertThat(tells(tracer, client, "other", "friend.example")).isFalse();
      assertThat(tells(tracer, SpanKind.SERVER, "server.address", "friend.example"))
          .isFalse();
    }
    server.awaitEvents(10);
  }

  @Test
  void stranger_isToldTheTraceAndTheBaggageOfOthersOnly(TestServer server) {
    Baggage baggage = Baggage.builder()
        .put("user", "u")
        .put("honeyhive", "1&s:0f8fad5b-d9cb-469f-a165-70867728950e")
        .build();
    try (HoneyHiveTracer tracer = alone(server).propagation(TO_FRIENDS).build()) {
      assertThat(injected(propagator(tracer.openTelemetry()), Context.root().with(baggage)))
          .isEqualTo(Map.of("baggage", "user=u"));
    }
  }

  @Test
  void globalOpenTelemetry_tellsOfTheScopeElseOfTheMainTracer(TestServer server) {
    try (HoneyHiveTracer main =
            builder(server).global(GlobalRegistration.ALWAYS).build();
        HoneyHiveTracer other = alone(server).build()) {
      TextMapPropagator global = propagator(GlobalOpenTelemetry.get());

      assertThat(injected(global, Context.root()).get("baggage")).contains(main.sessionId());
      try (Session session = other.session("other's")) {
        assertThat(injected(global, Context.current()).get("baggage")).contains(session.id());
      }
      other.close();
      main.close();
      assertThat(injected(global, Context.root())).isEmpty();
    }
  }

  @Test
  void host_withoutPropagators_staysWithoutButTheTracerItselfSpeaksW3c(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      tracer.run("step", span -> {
        Map<String, String> carrier = new HashMap<>();
        tracer.inject(carrier);

        assertThat(carrier).containsOnlyKeys("traceparent", "baggage");
        assertThat(injected(propagator(tracer.openTelemetry()), Context.current()))
            .isEmpty();
      });
    }
    server.awaitEvents(1);
  }

  @Test
  void host_withTraceContextOnly_neverGetsBaggage(TestServer server) {
    try (HostSdk sdk = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server)
            .openTelemetry(new Speaking(sdk, W3CTraceContextPropagator.getInstance()))
            .build()) {
      tracer.run("step", span -> {
        TextMapPropagator handedOut = propagator(tracer.openTelemetry());

        assertThat(injected(handedOut, Context.current())).containsOnlyKeys("traceparent");
        assertThat(handedOut.fields()).containsExactly("traceparent", "tracestate");
      });
    }
    server.awaitEvents(1);
  }

  @Test
  void host_withItsOwnPropagators_handsThemOutWithTheIdentity(TestServer server) {
    try (HostSdk sdk = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(new Speaking(sdk, new Letter())).build()) {
      Map<String, String> carrier = new HashMap<>();
      tracer.inject(carrier);

      assertThat(carrier).containsOnlyKeys("x-letter", "baggage");
      assertThat(injected(propagator(tracer.openTelemetry()), Context.current()))
          .containsOnlyKeys("x-letter");
    }
  }

  @Test
  @AllowLogs(matching = "HH901")
  void host_whosePropagatorsFail_leavesW3c(TestServer server) {
    try (HostSdk sdk = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(new Speaking(sdk, null)).build()) {
      Map<String, String> carrier = new HashMap<>();
      tracer.inject(carrier);

      assertThat(carrier).containsOnlyKeys("baggage");
    }
  }

  @Test
  void propagatorOfTheApplication_byDefault_isAsItWas(TestServer server) {
    TextMapPropagator hosts = new HostsPropagator(W3C, Health.create().fence());
    Baggage came = Baggage.builder().put("honeyhive_tracer_id", "1").build();
    try (HoneyHiveTracer tracer = alone(server).build();
        Session session = tracer.session("one")) {
      assertThat(injected(hosts, Context.current())).isEmpty();
      Context context = hosts.extract(
          Context.root(), injected(W3C, Context.root().with(came)), MapCarrier.getter());
      assertThat(Baggage.fromContext(context)).isEqualTo(came);
      assertThat(hosts.fields()).isEqualTo(W3C.fields());
      assertThat(hosts).hasToString(W3C.toString());
    }
  }

  @Test
  void propagatorOfTheApplication_toldSo_carriesScopesToNamedHosts(TestServer server) {
    TextMapPropagator hosts = new HostsPropagator(W3C, Health.create().fence());
    PropagationConfig anywhere = PropagationConfig.defaults().allowedHosts("*");
    try (HostSdk host = new HostSdk();
        HoneyHiveTracer tracer = alone(server).propagation(anywhere).build()) {
      Span request = host.tracer()
          .spanBuilder("GET")
          .setSpanKind(SpanKind.CLIENT)
          .setAttribute("server.address", "stranger.example")
          .startSpan();
      assertThat(injected(hosts, Context.root().with(request))).containsOnlyKeys("traceparent");
      try (Session session = tracer.session("one")) {
        assertThat(injected(hosts, Context.current())).isEmpty();
        assertThat(injected(hosts, Context.current().with(request)).get("baggage"))
            .contains(session.id());
      }
    }
  }

  @Test
  void propagatorOfTheApplication_toldSo_believesTheRequest(TestServer server) {
    TextMapPropagator hosts = new HostsPropagator(W3C, Health.create().fence());
    PropagationConfig always =
        PropagationConfig.defaults().inbound(PropagationConfig.Inbound.ALWAYS);
    try (HoneyHiveTracer sender = alone(server).build();
        HoneyHiveTracer main = alone(server).main(true).propagation(always).build()) {
      Map<String, String> carrier = new HashMap<>();
      sender.inject(carrier);

      Context context = hosts.extract(Context.root(), carrier, MapCarrier.getter());

      assertThat(Baggage.fromContext(context).isEmpty()).isTrue();
      try (Scope scope = context.makeCurrent()) {
        assertThat(main.currentSession().id()).isEqualTo(sender.sessionId());
      }
    }
  }

  /** An OpenTelemetry with a propagator; null for one that fails. */
  private record Speaking(HostSdk sdk, TextMapPropagator propagator) implements OpenTelemetry {
    @Override
    public TracerProvider getTracerProvider() {
      return sdk.getTracerProvider();
    }

    @Override
    public ContextPropagators getPropagators() {
      if (propagator == null) {
        throw new IllegalStateException("no propagators");
      }
      return ContextPropagators.create(propagator);
    }
  }

  /** A header of the host's own. */
  private static final class Letter implements TextMapPropagator {
    @Override
    public Collection<String> fields() {
      return List.of("x-letter");
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
      setter.set(carrier, "x-letter", "1");
    }

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
      return context;
    }
  }
}
