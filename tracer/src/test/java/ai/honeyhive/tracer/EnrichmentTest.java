package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.Fault;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Saying more of a step, an event and a session, and an honest answer to whether it was taken. */
@ExtendWith(HoneyHiveExtension.class)
class EnrichmentTest {
  private static final Enrichment ALL = Enrichment.create()
      .metadata("plan", "free")
      .metadata(Map.of("turns", 3))
      .metric("score", 0.5)
      .metrics(Map.of("good", true))
      .feedback("rating", 5)
      .feedback(Map.of("by", "anna"))
      .input("question", "Where?")
      .inputs(Map.of("depth", 2))
      .output("answer", "Turin")
      .outputs(Map.of("more", List.of(1, 2)))
      .config("top_k", 3)
      .config(Map.of("cached", false))
      .userProperty("user_id", "u-17")
      .userProperties(Map.of("tier", "gold"));

  private TestServer server;
  private HoneyHiveTracer tracer;

  @BeforeEach
  void open(TestServer server) {
    this.server = server;
    tracer = builder().build();
  }

  @AfterEach
  void close() {
    tracer.close();
  }

  private HoneyHiveTracerBuilder builder() {
    return HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri());
  }

  private void assertDelivered() {
    FlushResult result = tracer.flush(Duration.ofSeconds(10));
    assertThat(result.isComplete()).as("%s", result).isTrue();
  }

  @Test
  void enrich_everySection_isOnTheEvent() {
    boolean taken = tracer.trace("step", span -> span.enrich(ALL));

    Event event = server.awaitEvent("step");
    assertThat(taken).isTrue();
    assertThat(event.inputs()).isEqualTo(Map.of("question", "Where?", "depth", 2L));
    assertThat(event.outputs()).isEqualTo(Map.of("answer", "Turin", "more", List.of(1L, 2L)));
    assertThat(event.config()).isEqualTo(Map.of("top_k", 3L, "cached", false));
    assertThat(event.metadata()).containsEntry("plan", "free").containsEntry("turns", 3L);
    assertThat(event.metrics()).isEqualTo(Map.of("score", 0.5, "good", true));
    assertThat(event.feedback()).isEqualTo(Map.of("rating", 5L, "by", "anna"));
    assertThat(event.userProperties()).isEqualTo(Map.of("user_id", "u-17", "tier", "gold"));
    assertThat(event.error()).isNull();
  }

  @Test
  void enrich_nullsAndSameNames_recordTheLastThereIs() {
    Map<String, Object> values = new HashMap<>();
    values.put("none", null);
    values.put(null, "nameless");

    tracer.run(
        "step",
        span -> span.enrich(Enrichment.create()
            .metric("score", 1)
            .metrics(values)
            .metric("score", 2)
            .metric("score", null)));

    assertThat(server.awaitEvent("step").metrics()).isEqualTo(Map.of("score", 2L));
  }

  @Test
  void enrich_errors_becomeTheErrorOfTheEvent() {
    tracer.run("text", span -> span.enrich(Enrichment.create().error("no trains")));
    tracer.run(
        "thrown",
        span -> span.enrich(Enrichment.create().error(new IllegalStateException("no plan"))));

    assertThat(server.awaitEvent("text").error()).isEqualTo("no trains");
    assertThat(server.awaitEvent("thrown").error()).isEqualTo("IllegalStateException: no plan");
    assertThat(server.awaitEvent("thrown").metadata())
        .containsEntry("error.type", "java.lang.IllegalStateException");
  }

  @Test
  @AllowLogs(matching = "HH901")
  void enrich_mapThatThrows_saysNoAndTouchesNobody() {
    Map<String, Object> hostile = new HashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      public void forEach(java.util.function.BiConsumer<? super String, ? super Object> action) {
        throw new IllegalStateException("hostile");
      }
    };
    boolean taken =
        tracer.trace("step", span -> span.enrich(Enrichment.create().metadata(hostile)));

    assertThat(taken).isFalse();
    server.awaitEvent("step");
  }

  @Test
  void enrich_spanThatEnded_saysNo() {
    TracedSpan span = tracer.startSpan("step");
    span.close();

    assertThat(span.enrich(ALL)).isFalse();
    assertThat(span.isRecording()).isFalse();
    assertThat(span.eventId()).isEmpty();
    assertThat(server.awaitEvent("step").metrics()).isEmpty();
  }

  @Test
  void enrich_closedTracer_saysNo() {
    try (TracedSpan span = tracer.startSpan("step")) {
      assertThat(span.isRecording()).isTrue();
      tracer.close();

      assertThat(span.enrich(ALL)).isFalse();
    }
    assertThat(tracer.currentSession().enrich(ALL)).isFalse();
    assertThat(tracer.enrichEvent(UUID.randomUUID().toString(), ALL)).isFalse();
  }

  @Test
  void enrich_spanThatIsLeftOutByName_saysNo() {
    try (HoneyHiveTracer filtered = builder().excludeSpans("internal").build();
        TracedSpan span = filtered.startSpan("internal step")) {
      assertThat(span.enrich(ALL)).isFalse();
    }
  }

  @Test
  void enrichEvent_byTheIdOfASpan_isOnItsEvent() {
    String id = tracer.trace("step", span -> {
      span.output("text", "Turin").metric("score", 0.1);
      return span.eventId();
    });
    boolean taken = tracer.enrichEvent(
        id,
        Enrichment.create()
            .metric("score", 0.9)
            .feedback("rating", 4)
            .input("late", 1)
            .metadata("plan", "pro")
            .config("k", 2)
            .userProperty("tier", "gold")
            .error("seen later"));
    assertDelivered();

    Event event = server.awaitEvent("step");
    assertThat(taken).isTrue();
    assertThat(event.eventId()).isEqualTo(id);
    assertThat(event.outputs()).isEqualTo(Map.of("text", "Turin"));
    assertThat(event.metrics()).isEqualTo(Map.of("score", 0.9));
    assertThat(event.feedback()).isEqualTo(Map.of("rating", 4L));
    assertThat(event.config()).isEqualTo(Map.of("k", 2L));
    assertThat(event.userProperties()).isEqualTo(Map.of("tier", "gold"));
    assertThat(event.metadata())
        .containsEntry("plan", "pro")
        .containsEntry("error", "seen later")
        .containsEntry("inputs", Map.of("late", 1L));
  }

  @Test
  void enrichEvent_twiceWithOutputs_keepsBoth() {
    String id = tracer.trace("step", TracedSpan::eventId);
    tracer.enrichEvent(id, Enrichment.create().output("first", 1).input("a", 1));
    assertDelivered();
    tracer.enrichEvent(id, Enrichment.create().output("second", 2).input("b", 2));
    assertDelivered();

    Event event = server.awaitEvent("step");
    assertThat(event.outputs()).isEqualTo(Map.of("first", 1L, "second", 2L));
    assertThat(event.metadata()).containsEntry("inputs", Map.of("a", 1L, "b", 2L));
  }

  @Test
  void enrichEvent_withNothingToSay_saysNo() {
    assertThat(tracer.enrichEvent(" ", ALL)).isFalse();
    assertThat(tracer.enrichEvent(UUID.randomUUID().toString(), Enrichment.create()))
        .isFalse();
    assertThat(tracer.status().sessionUpdatesPending()).isZero();
  }

  @Test
  @AllowLogs(matching = "HH303")
  void enrichEvent_thatTheServerRefuses_isCountedAsLost() {
    server.faults().path("/events", 1, Fault.answer(400));

    assertThat(tracer.enrichEvent(UUID.randomUUID().toString(), ALL)).isTrue();
    FlushResult result = tracer.flush(Duration.ofSeconds(10));

    assertThat(result.sessionUpdatesLost()).isEqualTo(1);
    assertThat(result.isComplete()).isFalse();
  }

  @Test
  void session_enrich_isOneUpdateOfTheSession() {
    String id;
    try (Session session = tracer.session("chat")) {
      id = session.id();
      assertThat(session.enrich(ALL.error("gave up"))).isTrue();
      assertThat(session.enrich(Enrichment.create())).isFalse();
    }
    assertDelivered();

    Event event = server.session(id);
    assertThat(event.outputs()).isEqualTo(Map.of("answer", "Turin", "more", List.of(1L, 2L)));
    assertThat(event.metadata())
        .containsEntry("error", "gave up")
        .containsEntry("inputs", Map.of("question", "Where?", "depth", 2L));
    assertThat(event.feedback()).isEqualTo(Map.of("rating", 5L, "by", "anna"));
  }

  @Test
  void eventId_askedTwiceOrGivenByTheApplication_isOne() {
    String given = UUID.randomUUID().toString();

    String twice = tracer.trace("twice", span -> {
      assertThat(span.eventId()).isEqualTo(span.eventId());
      return span.eventId();
    });
    tracer.run("given", EventType.TOOL, span -> {
      span.attribute("honeyhive_event_id", given);
      assertThat(span.eventId()).isEqualTo(given);
    });

    assertThat(server.awaitEvent("twice").eventId()).isEqualTo(twice);
    assertThat(server.awaitEvent("given").eventId()).isEqualTo(given);
  }
}
