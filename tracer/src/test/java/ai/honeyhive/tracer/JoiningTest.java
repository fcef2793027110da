package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tracer on an OpenTelemetry that the application made. */
@ExtendWith(HoneyHiveExtension.class)
class JoiningTest {

  /** An application's OpenTelemetry, and what its own backend would get. */
  private static final class Host implements OpenTelemetry, AutoCloseable {
    private final List<SpanData> exported = new ArrayList<>();
    private final SdkTracerProvider provider;

    Host(SpanProcessor... ours) {
      this(Sampler.alwaysOn(), ours);
    }

    Host(Sampler sampler, SpanProcessor... ours) {
      var builder = SdkTracerProvider.builder().setSampler(sampler);
      for (SpanProcessor processor : ours) {
        builder.addSpanProcessor(processor);
      }
      this.provider = builder.addSpanProcessor(new Exporter(exported)).build();
    }

    Tracer tracer() {
      return provider.get("host");
    }

    SpanData exported(String name) {
      return exported.stream()
          .filter(span -> span.getName().equals(name))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public TracerProvider getTracerProvider() {
      return provider;
    }

    @Override
    public ContextPropagators getPropagators() {
      return ContextPropagators.noop();
    }

    @Override
    public void close() {
      provider.close();
    }
  }

  private record Exporter(List<SpanData> spans) implements SpanProcessor {
    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      spans.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder().apiKey(server.apiKey()).serverUrl(server.uri());
  }

  private static void span(Tracer tracer, String name) {
    tracer.spanBuilder(name).startSpan().end();
  }

  @Test
  void routed_ownAndHostsSpans_areOneTreeAndTheHostsStayAsTheyWere(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      Span request =
          host.tracer().spanBuilder("GET /").setSpanKind(SpanKind.SERVER).startSpan();
      try (Scope scope = request.makeCurrent()) {
        tracer.run("agent", EventType.CHAIN, agent -> {
          agent.input("question", "Where?");
          Span chat = host.tracer().spanBuilder("chat").startSpan();
          chat.setAttribute("gen_ai.operation.name", "chat");
          chat.end();
          span(host.tracer(), "SELECT");
        });
      }
      request.end();
      tracer.close();

      List<Event> events = server.awaitEvents(3);
      assertThat(events)
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("GET /", "agent", "chat");
      assertThat(events).extracting(Event::sessionId).containsOnly(tracer.sessionId());
      Event agent = server.awaitEvent("agent");
      assertThat(agent.inputs()).isEqualTo(Map.of("question", "Where?"));
      assertThat(agent.parentId()).isEqualTo(server.awaitEvent("GET /").eventId());
      assertThat(server.awaitEvent("chat").parentId()).isEqualTo(agent.eventId());
      assertThat(tracer.status().mode()).isEqualTo(TracerMode.ROUTED);
      assertThat(tracer.status().warnings()).isEmpty();
      assertThat(host.exported)
          .extracting(SpanData::getName)
          .containsExactly("chat", "SELECT", "agent", "GET /");
      assertThat(host.exported("agent").getAttributes().isEmpty()).isTrue();
      assertThat(host.exported("GET /").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void routed_failure_isRecordedBesideTheHostsSpan(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      assertThatThrownBy(() -> tracer.run("agent", span -> {
            throw new IllegalStateException("no plan");
          }))
          .hasMessage("no plan");
      tracer.close();

      assertThat(server.awaitEvent("agent").error()).contains("no plan");
      SpanData seen = host.exported("agent");
      assertThat(seen.getEvents()).isEmpty();
      assertThat(seen.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }
  }

  @Test
  void routed_processorAddedTwice_deliversEachSpanOnce(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor(), HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(host).capture(Capture.ALL).build()) {
      tracer.run("agent", agent -> span(host.tracer(), "SELECT"));
      FlushResult result = tracer.close(Duration.ofSeconds(5));

      assertThat(result.delivered()).isEqualTo(2);
      assertThat(server.awaitEvents(2)).hasSize(2);
    }
  }

  @Test
  void routed_scoped_takesOnlyWhatStartsInAScope(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(host).capture(Capture.SCOPED).build()) {
      span(host.tracer(), "outside");
      tracer.run("agent", agent -> span(host.tracer(), "inside"));
      tracer.close();

      assertThat(server.awaitEvents(2))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("agent", "inside");
      assertThat(tracer.status().ended()).isEqualTo(2);
    }
  }

  @Test
  void routed_ancestorThatEndedFirst_isStillDelivered(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      Span request = host.tracer().spanBuilder("request").startSpan();
      Span chat = host.tracer()
          .spanBuilder("chat")
          .setParent(Context.root().with(request))
          .startSpan();
      request.end();
      chat.setAttribute("gen_ai.operation.name", "chat").end();
      tracer.close();

      assertThat(server.awaitEvents(2))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("request", "chat");
    }
  }

  @Test
  void routed_nestedTracers_eachGetsWhatStartsInItsScope(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer first = builder(server).openTelemetry(host).build();
        HoneyHiveTracer second = builder(server).openTelemetry(host).build()) {
      chat(host, "chat outside");
      first.run("first", a -> {
        chat(host, "chat in first");
        second.run("second", b -> chat(host, "chat in second"));
        chat(host, "chat in first again");
      });
      first.close();
      second.close();

      server.awaitEvents(6);
      assertThat(server.awaitEvent("chat outside").sessionId()).isEqualTo(first.sessionId());
      assertThat(server.awaitEvent("chat in first").sessionId()).isEqualTo(first.sessionId());
      assertThat(server.awaitEvent("chat in first again").sessionId()).isEqualTo(first.sessionId());
      assertThat(server.awaitEvent("second").sessionId()).isEqualTo(second.sessionId());
      assertThat(server.awaitEvent("chat in second").sessionId()).isEqualTo(second.sessionId());
      assertThat(first.status().ended()).isEqualTo(4);
      assertThat(second.status().ended()).isEqualTo(2);
    }
  }

  private static void chat(Host host, String name) {
    host.tracer()
        .spanBuilder(name)
        .setAttribute("gen_ai.operation.name", "chat")
        .startSpan()
        .end();
  }

  @Test
  void routed_mainCloses_theNextTracerIsMain(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer first = builder(server).openTelemetry(host).build();
        HoneyHiveTracer second = builder(server).openTelemetry(host).build();
        HoneyHiveTracer appointed =
            builder(server).openTelemetry(host).main(true).build()) {
      chat(host, "to the appointed");
      appointed.close();
      chat(host, "to the first");
      first.close();
      chat(host, "to the second");
      second.close();
      chat(host, "to nobody");

      server.awaitEvents(3);
      assertThat(server.awaitEvent("to the appointed").sessionId())
          .isEqualTo(appointed.sessionId());
      assertThat(server.awaitEvent("to the first").sessionId()).isEqualTo(first.sessionId());
      assertThat(server.awaitEvent("to the second").sessionId()).isEqualTo(second.sessionId());
    }
  }

  @Test
  void routed_stampHostSpans_writesOnThem(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer tracer =
            builder(server).openTelemetry(host).stampHostSpans(true).build()) {
      tracer.run("agent", agent -> agent.input("question", "Where?"));
      tracer.close();

      assertThat(host.exported("agent").getAttributes().asMap().keySet())
          .extracting(Object::toString)
          .contains("honeyhive.session_id", "honeyhive_inputs.question");
      assertThat(server.awaitEvent("agent").inputs()).isEqualTo(Map.of("question", "Where?"));
    }
  }

  @Test
  void instrumentor_onAHost_writesForItsTracerOutsideAnyScope(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer main = builder(server).openTelemetry(host).build();
        HoneyHiveTracer other = builder(server).openTelemetry(host).build()) {
      span(other.openTelemetry().getTracer("instrumentor"), "call");
      other.close();

      assertThat(server.awaitEvent("call").sessionId()).isEqualTo(other.sessionId());
      assertThat(main.status().started()).isZero();
    }
  }

  @Test
  @AllowLogs(matching = "HH112.*the application's.*OTEL_TRACES_SAMPLER")
  void unsampled_isCountedAndSaid(TestServer server) {
    try (Host host = new Host(Sampler.alwaysOff(), HoneyHive.spanProcessor());
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      tracer.run("agent", agent -> agent.input("question", "Where?"));

      assertThat(tracer.status().unsampled()).isEqualTo(1);
      assertThat(tracer.status().started()).isZero();
    }
  }

  @Test
  @AllowLogs(
      matching = "HH103.*spans of other instrumentation are not captured.*HoneyHive.spanProcessor")
  void tap_ownSpans_areReadWhenTheyEnd(TestServer server) {
    try (Host host = new Host();
        HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
      tracer.run("agent", agent -> {
        agent.input("question", "Where?");
        Span call =
            tracer.openTelemetry().getTracer("instrumentor").spanBuilder("call").startSpan();
        try (Scope scope = call.makeCurrent()) {
          tracer.run("tool", EventType.TOOL, tool -> tool.output("answer", "Turin"));
        }
        call.end();
        chat(host, "not seen");
      });
      tracer.close();

      assertThat(server.awaitEvents(3))
          .extracting(Event::eventName)
          .containsExactlyInAnyOrder("agent", "call", "tool");
      Event agent = server.awaitEvent("agent");
      assertThat(agent.inputs()).isEqualTo(Map.of("question", "Where?"));
      assertThat(server.awaitEvent("call").parentId()).isEqualTo(agent.eventId());
      assertThat(server.awaitEvent("tool").parentId())
          .isEqualTo(server.awaitEvent("call").eventId());
      assertThat(tracer.status().mode()).isEqualTo(TracerMode.TAP);
      assertThat(host.exported)
          .extracting(SpanData::getName)
          .containsExactly("tool", "call", "not seen", "agent");
      assertThat(host.exported("tool").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void own_global_isHoneyHivesAndOutlivesTheTracer(TestServer server) {
    HoneyHiveTracer first = builder(server).global(GlobalRegistration.ALWAYS).build();
    HoneyHiveTracer second = builder(server).build();
    Tracer global = GlobalOpenTelemetry.getTracer("third party");
    span(global, "to the first");
    second.run("second", inside -> span(global, "in the second"));
    first.close();
    span(global, "to the second");
    second.close();

    server.awaitEvents(4);
    assertThat(server.awaitEvent("to the first").sessionId()).isEqualTo(first.sessionId());
    assertThat(server.awaitEvent("in the second").sessionId()).isEqualTo(second.sessionId());
    assertThat(server.awaitEvent("to the second").sessionId()).isEqualTo(second.sessionId());
    assertThat(first.status().mode()).isEqualTo(TracerMode.OWN_GLOBAL);
    assertThat(second.status().mode()).isEqualTo(TracerMode.OWN_GLOBAL);
    assertThat(first.status().ended()).isEqualTo(1);
    assertThat(second.status().ended()).isEqualTo(3);
  }

  @Test
  void own_instrumentorOfOneTracerInTheScopeOfAnother_writesForTheScope(TestServer server) {
    try (HoneyHiveTracer first = builder(server).build();
        HoneyHiveTracer second = builder(server).build()) {
      Tracer instrumentor = first.openTelemetry().getTracer("instrumentor");
      second.run("second", inside -> span(instrumentor, "call"));
      first.close();
      second.close();

      server.awaitEvents(2);
      Event call = server.awaitEvent("call");
      assertThat(call.sessionId()).isEqualTo(second.sessionId());
      assertThat(call.parentId()).isEqualTo(server.awaitEvent("second").eventId());
    }
  }

  @Test
  void selfCheck_arrives_inEveryMode(TestServer server) {
    try (Host host = new Host(HoneyHive.spanProcessor());
        HoneyHiveTracer routed = builder(server).openTelemetry(host).build();
        HoneyHiveTracer own = builder(server).build()) {
      assertThat(routed.selfCheck(Duration.ofSeconds(10)).isDelivered()).isTrue();
      SelfCheck check = own.selfCheck(Duration.ofSeconds(10));
      assertThat(check.isDelivered()).as(check.toString()).isTrue();
      assertThat(server.awaitEvents(2))
          .extracting(Event::eventName)
          .containsOnly("honeyhive.self_check");
    }
  }

  @Test
  @AllowLogs(matching = "HH201|HH301")
  void selfCheck_wrongKey_saysWhatTheServerAnswered(TestServer server) {
    try (HoneyHiveTracer tracer =
        HoneyHiveTracer.builder().apiKey("hh_wrong").serverUrl(server.uri()).build()) {
      SelfCheck check = tracer.selfCheck(Duration.ofSeconds(10));
      assertThat(check.isDelivered()).isFalse();
      assertThat(check.detail()).contains("HTTP 401");
    }
  }

  @Test
  void selfCheck_closed_saysSo(TestServer server) {
    HoneyHiveTracer tracer = builder(server).build();
    tracer.close();
    assertThat(tracer.selfCheck(Duration.ofSeconds(10)))
        .hasToString("SelfCheck[not delivered: the tracer is closed]");
  }

  @Test
  void strict_withoutKey_throwsTheWarning() {
    assertThatThrownBy(() -> new HoneyHiveTracerBuilder(Map.of()).strict(true).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("HH101: There is no API key for https://api.dp1.us.honeyhive.ai, so nothing is"
            + " traced. Set HH_API_KEY, or apiKey(...) on the builder.");
  }

  @Test
  void status_readsAsAUserWould(TestServer server) {
    try (HoneyHiveTracer tracer =
        builder(server).global(GlobalRegistration.ALWAYS).build()) {
      tracer.run("agent", agent -> agent.input("question", "Where?"));
      tracer.close();
      server.awaitEvent("agent");
      assertThat(tracer.status().toString())
          .startsWith("HoneyHive tracer: OWN_GLOBAL")
          .contains("found: Nobody has registered a global OpenTelemetry", "warnings: none")
          .contains("spans: started 1 = ended 1 + live 0")
          .contains("ended: delivered 1 + rejected 0 + dropped 0 + pending 0; unsampled 0");
    }
  }

  @Test
  @AllowLogs(matching = "HH103")
  void warning_ofTheProcess_isSaidOnceForAllTracers(TestServer server) {
    try (Host host = new Host();
        HoneyHiveTracer first = builder(server).openTelemetry(host).build();
        HoneyHiveTracer second = builder(server).openTelemetry(host).build();
        LogCount logs = new LogCount()) {
      first.run("one", span -> {});
      second.run("two", span -> {});
      server.awaitEvents(2);
      assertThat(first.status().warnings()).containsExactly("HH103");
      assertThat(second.status().warnings()).containsExactly("HH103");
      assertThat(logs.warnings).hasSize(1);
    }
  }

  private static final class LogCount extends Handler implements AutoCloseable {
    private final List<LogRecord> warnings = new ArrayList<>();

    LogCount() {
      Logger.getLogger("ai.honeyhive.tracer").addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
      if (record.getLevel() == Level.WARNING) {
        warnings.add(record);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      Logger.getLogger("ai.honeyhive.tracer").removeHandler(this);
    }
  }
}
