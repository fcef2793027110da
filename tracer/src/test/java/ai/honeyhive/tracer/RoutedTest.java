package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.Capture;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Spans of an application's provider with our processor: who gets them, and what its own backend
 * sees.
 */
@ExtendWith(HoneyHiveExtension.class)
class RoutedTest {
  private static HoneyHiveTracerBuilder builder(TestServer server) {
    return HoneyHiveTracer.builder().apiKey(server.apiKey()).serverUrl(server.uri());
  }

  private static void span(Tracer tracer, String name) {
    tracer.spanBuilder(name).startSpan().end();
  }

  private static void chat(HostSdk host, String name) {
    host.tracer()
        .spanBuilder(name)
        .setAttribute("gen_ai.operation.name", "chat")
        .startSpan()
        .end();
  }

  @Test
  void routed_ownAndHostsSpans_areOneTreeAndTheHostsStayAsTheyWere(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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
      assertThat(host.exported())
          .extracting(SpanData::getName)
          .containsExactly("chat", "SELECT", "agent", "GET /");
      assertThat(host.exported("agent").getAttributes().isEmpty()).isTrue();
      assertThat(host.exported("GET /").getAttributes().isEmpty()).isTrue();
    }
  }

  @Test
  void routed_failure_isRecordedBesideTheHostsSpan(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor(), HoneyHive.spanProcessor());
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
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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

  @Test
  void routed_mainCloses_theNextTracerIsMain(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
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
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor());
        HoneyHiveTracer main = builder(server).openTelemetry(host).build();
        HoneyHiveTracer other = builder(server).openTelemetry(host).build()) {
      span(other.openTelemetry().getTracer("instrumentor"), "call");
      other.close();

      assertThat(server.awaitEvent("call").sessionId()).isEqualTo(other.sessionId());
      assertThat(main.status().started()).isZero();
    }
  }

  @Test
  @AllowLogs(matching = "HH201|HH301")
  void forceFlush_ofTheHost_tellsTheTruth(TestServer server) {
    try (HostSdk host = new HostSdk(HoneyHive.spanProcessor())) {
      try (HoneyHiveTracer tracer = builder(server).openTelemetry(host).build()) {
        assertThat(flushed(host)).isTrue();
        tracer.run("agent", span -> {});
        assertThat(flushed(host)).isTrue();
        assertThat(tracer.status().delivered()).isEqualTo(1);
      }
      try (HoneyHiveTracer tracer = HoneyHiveTracer.builder()
          .apiKey("hh_wrong")
          .serverUrl(server.uri())
          .openTelemetry(host)
          .build()) {
        tracer.run("agent", span -> {});
        assertThat(flushed(host)).isFalse();
      }
    }
    server.awaitEvents(1);
  }

  private static boolean flushed(HostSdk host) {
    return host.forceFlush().join(10, TimeUnit.SECONDS).isSuccess();
  }
}
