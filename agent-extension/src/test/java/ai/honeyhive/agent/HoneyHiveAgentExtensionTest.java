package ai.honeyhive.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The extension in an SDK that is built as the agent builds its own. */
@ExtendWith(HoneyHiveExtension.class)
class HoneyHiveAgentExtensionTest {
  private final String session = UUID.randomUUID().toString();

  private static AgentSdk agent(TestServer server) {
    return agent(server, server.apiKey());
  }

  private static AgentSdk agent(TestServer server, String key) {
    return new AgentSdk(Map.of("hh.api.key", key, "hh.api.url", server.uri().toString()));
  }

  private static AgentSdk agent(TestServer server, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("hh.api.key", server.apiKey());
    settings.put("hh.api.url", server.uri().toString());
    return new AgentSdk(settings);
  }

  private static void publish(String session, Capture capture) {
    System.setProperty(AgentMarker.SESSION, session);
    System.setProperty(AgentMarker.SOURCE, "published");
    System.setProperty(AgentMarker.CAPTURE, capture.name());
  }

  @Test
  void join_withKey_leavesTheMarkerAndNoKey(TestServer server) {
    try (AgentSdk agent = agent(server)) {
      agent.span("unwanted").startSpan().end();

      assertThat(System.getProperty(AgentMarker.EXTENSION)).isNotNull();
      assertThat(System.getProperty(AgentMarker.ENDPOINT))
          .isEqualTo(AgentMarker.fingerprint(server.uri(), server.apiKey()));
    }
    assertThat(server.events()).isEmpty();
    assertThat(server.sessions()).isEmpty();
  }

  @Test
  void span_withASession_isDeliveredInItWithWhatIsBelow(TestServer server) {
    try (AgentSdk agent = agent(server)) {
      Span step = agent.spanOf(session, "step").startSpan();
      step.setAttribute("honeyhive_inputs.question", "where");
      try (Scope scope = step.makeCurrent()) {
        Span http = agent.span("POST").startSpan();
        try (Scope inner = http.makeCurrent()) {
          agent.genAiSpan("chat").startSpan().end();
          agent.span("SELECT").startSpan().end();
        }
        http.end();
      }
      step.end();
    }

    List<Event> events = server.awaitEvents(3);
    assertThat(events).extracting(Event::eventName).containsExactly("step", "POST", "chat");
    assertThat(events).extracting(Event::sessionId).containsOnly(session);
    assertThat(events).extracting(Event::source).containsOnly("test");
    assertThat(events.get(0).inputs()).containsEntry("question", "where");
    assertThat(events.get(1).parentId()).isEqualTo(events.get(0).eventId());
    assertThat(events.get(2).parentId()).isEqualTo(events.get(1).eventId());
    assertThat(events.get(2).eventType()).isEqualTo(EventType.MODEL);
  }

  @Test
  void span_ofTheMainSession_bringsItsAncestors(TestServer server) {
    try (AgentSdk agent = agent(server)) {
      Span request = agent.span("GET /plan").startSpan();
      publish(session, Capture.GENAI);
      try (Scope scope = request.makeCurrent()) {
        agent.spanOf(session, "step").startSpan().end();
      }
      request.end();
    }

    List<Event> events = server.awaitEvents(2);
    assertThat(events).extracting(Event::eventName).containsExactly("GET /plan", "step");
    assertThat(events).extracting(Event::sessionId).containsOnly(session);
    assertThat(events).extracting(Event::source).containsExactly("published", "test");
  }

  @Test
  void span_thatOutlivesItsTracer_staysInItsSession(TestServer server) {
    publish(session, Capture.GENAI);
    try (AgentSdk agent = agent(server)) {
      Span request = agent.span("GET /plan").startSpan();
      agent
          .spanOf(session, "step")
          .setParent(Context.current().with(request))
          .startSpan()
          .end();
      System.clearProperty(AgentMarker.SESSION);
      request.end();
    }

    assertThat(server.awaitEvents(2))
        .extracting(Event::eventName, Event::sessionId)
        .containsExactly(tuple("GET /plan", session), tuple("step", session));
    assertThat(server.sessions()).hasSize(1);
  }

  @Test
  void spans_ofTwoSessions_stayApart(TestServer server) {
    String other = UUID.randomUUID().toString();
    publish(session, Capture.GENAI);
    try (AgentSdk agent = agent(server)) {
      Span outer = agent.spanOf(session, "outer").startSpan();
      Context inOuter = Context.current().with(outer);
      Span inner = agent.spanOf(other, "inner").setParent(inOuter).startSpan();
      agent
          .genAiSpan("below inner")
          .setParent(Context.current().with(inner))
          .startSpan()
          .end();
      agent.genAiSpan("below outer").setParent(inOuter).startSpan().end();
      agent.genAiSpan("outside").startSpan().end();
      inner.end();
      outer.end();
    }

    assertThat(server.awaitEvents(5))
        .allSatisfy(event -> assertThat(event.sessionId())
            .as(event.eventName())
            .isEqualTo(event.eventName().endsWith("inner") ? other : session));
  }

  @Test
  void genAiSpan_withoutAnyTracer_isInASessionOfTheExtension(TestServer server) {
    try (AgentSdk agent = agent(server)) {
      agent.genAiSpan("first").startSpan().end();
      AgentDoor.flush(Duration.ofSeconds(5).toNanos());
      agent.genAiSpan("second").startSpan().end();
    }

    List<Event> events = server.awaitEvents(2);
    assertThat(events).extracting(Event::sessionId).doesNotContainNull().hasSize(2);
    assertThat(events.get(0).sessionId()).isEqualTo(events.get(1).sessionId());
    assertThat(server.awaitSession(events.get(0).sessionId()).eventName()).isEqualTo("the-service");
  }

  @Test
  void capture_all_takesEverySpan(TestServer server) {
    publish(session, Capture.ALL);
    try (AgentSdk agent = agent(server)) {
      agent.span("SELECT").startSpan().end();
    }

    assertThat(server.awaitEvent("SELECT").sessionId()).isEqualTo(session);
  }

  @Test
  void capture_scoped_takesWhatIsBelowATracersSpan(TestServer server) {
    publish(session, Capture.SCOPED);
    try (AgentSdk agent = agent(server)) {
      agent.genAiSpan("outside").startSpan().end();
      Span step = agent.spanOf(session, "step").startSpan();
      agent.span("SELECT").setParent(Context.current().with(step)).startSpan().end();
      step.end();
    }

    assertThat(server.awaitEvents(2))
        .extracting(Event::eventName)
        .containsExactlyInAnyOrder("step", "SELECT");
  }

  @Test
  void span_ofAnEvaluation_givesItsIdsToWhatIsBelow(TestServer server) {
    publish(session, Capture.GENAI);
    try (AgentSdk agent = agent(server)) {
      Span request = agent.span("GET /").startSpan();
      Span step = agent
          .spanOf(session, "step")
          .setParent(Context.current().with(request))
          .setAttribute("honeyhive.project", "the-project")
          .setAttribute("honeyhive_metadata.run_id", "run-1")
          .setAttribute("honeyhive_metadata.datapoint_id", "point-1")
          .startSpan();
      agent
          .genAiSpan("chat")
          .setParent(Context.current().with(step))
          .startSpan()
          .end();
      step.end();
      request.end();
    }

    server.awaitEvents(3);
    assertThat(server.awaitEvent("chat").metadata())
        .containsEntry("run_id", "run-1")
        .containsEntry("datapoint_id", "point-1");
    assertThat(server.awaitEvent("GET /").metadata()).doesNotContainKey("run_id");
  }

  @Test
  void span_outsideAnyScope_carriesWhatTheMainTracerPublished(TestServer server) {
    publish(session, Capture.GENAI);
    System.setProperty(AgentMarker.IDENTITY + "honeyhive_metadata.run_id", "run-1");
    try (AgentSdk agent = agent(server)) {
      agent.genAiSpan("chat").startSpan().end();
    } finally {
      System.clearProperty(AgentMarker.IDENTITY + "honeyhive_metadata.run_id");
    }

    assertThat(server.awaitEvent("chat").metadata()).containsEntry("run_id", "run-1");
  }

  @Test
  void span_excludedByItsName_isLeftOutAndItsChildrenAreMoved(TestServer server) {
    publish(session, Capture.GENAI);
    try (AgentSdk agent = agent(server, Map.of("hh.exclude.spans", "retry, health"))) {
      Span request = agent.span("GET /").startSpan();
      Span retry =
          agent.span("retry").setParent(Context.current().with(request)).startSpan();
      retry.end();
      agent
          .genAiSpan("chat")
          .setParent(Context.current().with(retry))
          .startSpan()
          .end();
      agent.spanOf(session, "health").startSpan().end();
      request.end();
    }

    assertThat(server.awaitEvents(2)).hasSize(2);
    assertThat(server.awaitEvent("chat").parentId())
        .isEqualTo(server.awaitEvent("GET /").eventId());
  }

  @Test
  void request_withASessionForEach_isASessionForTheApplicationsStepsToo(TestServer server) {
    publish(session, Capture.GENAI);
    try (AgentSdk agent = agent(server, Map.of("hh.session.per.request", "true"))) {
      Span request = agent.span("GET /").setSpanKind(SpanKind.SERVER).startSpan();
      Context inside = Context.current().with(request);
      agent.spanOf(session, "step").setParent(inside).startSpan().end();
      request.end();
      agent.genAiSpan("late").setParent(inside).startSpan().end();
      agent
          .spanOf(UUID.randomUUID().toString(), "apart")
          .setParent(inside)
          .startSpan()
          .end();
      agent.genAiSpan("outside").startSpan().end();
    }

    server.awaitEvents(5);
    String own = server.awaitEvent("GET /").sessionId();
    assertThat(own).isNotEqualTo(session);
    assertThat(server.awaitEvent("step").sessionId()).isEqualTo(own);
    assertThat(server.awaitEvent("late").sessionId()).isEqualTo(own);
    assertThat(server.awaitEvent("apart").sessionId()).isNotEqualTo(own);
    assertThat(server.awaitEvent("outside").sessionId()).isEqualTo(session);
  }

  @Test
  void check_delivered_isAnswered(TestServer server) {
    try (AgentSdk agent = agent(server)) {
      agent
          .spanOf(session, "check")
          .setAttribute("honeyhive.self_check", "1")
          .startSpan()
          .end();

      assertThat(answer("1")).startsWith("DELIVERED ");
    }
    assertThat(server.awaitEvent("check").sessionId()).isEqualTo(session);
  }

  @Test
  @AllowLogs(matching = "HH201.*|HH301.*")
  void check_refused_isAnsweredWithTheReason(TestServer server) {
    try (AgentSdk agent = agent(server, "hh_wrong")) {
      agent
          .spanOf(session, "check")
          .setAttribute("honeyhive.self_check", "2")
          .startSpan()
          .end();

      assertThat(answer("2")).startsWith("REJECTED ").contains("401");
    }
  }

  @Test
  void door_tellsWhatBecameOfTheSpans(TestServer server) {
    try (AgentSdk agent = agent(server)) {
      agent.spanOf(session, "step").startSpan().end();
      Span running = agent.spanOf(session, "running").startSpan();

      assertThat(AgentDoor.flush(Duration.ofSeconds(5).toNanos())).isTrue();
      assertThat(AgentDoor.counts()).startsWith(2, 0, 1, 1, 0, 0);
      running.end();
    }
    assertThat(server.awaitEvents(2)).hasSize(2);
  }

  @Test
  @AllowLogs(matching = "HH101.*")
  void join_withoutKey_saysSoAndTakesNothing(TestServer server) {
    try (AgentSdk agent = new AgentSdk(Map.of("hh.api.url", "https://api.example.com"))) {
      agent.spanOf(session, "step").startSpan().end();

      assertThat(System.getProperty(AgentMarker.ENDPOINT)).isEqualTo(AgentMarker.NOWHERE);
    }
  }

  @Test
  @AllowLogs(matching = "HH102.*")
  void join_unusableUrl_namesItAndTakesNothing(TestServer server) {
    try (AgentSdk agent = new AgentSdk(Map.of("hh.api.url", "localhost:4318"))) {
      agent.spanOf(session, "step").startSpan().end();

      assertThat(System.getProperty(AgentMarker.ENDPOINT)).isEqualTo(AgentMarker.NOWHERE);
    }
  }

  private static String answer(String check) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < end) {
      String answer = System.clearProperty(AgentMarker.ANSWER + check);
      if (answer != null) {
        return answer;
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new AssertionError("no answer to the check " + check);
  }
}
