package ai.honeyhive.tracer.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.HoneyHiveTracerBuilder;
import ai.honeyhive.tracer.Session;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.SessionConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server is told of sessions, as it comes over the wire. */
@ExtendWith(HoneyHiveExtension.class)
class SessionUpdatesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FaultyBackend backend;

  @BeforeEach
  void open() throws Exception {
    backend = new FaultyBackend();
  }

  @AfterEach
  void close() {
    backend.close();
  }

  private HoneyHiveTracerBuilder builder() {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .source("test")
        .sessionName("own")
        // Nothing goes before it is flushed, however slow the test is.
        .delivery(DeliveryConfig.builder().linger(Duration.ofMinutes(1)).build())
        .global(GlobalRegistration.NEVER);
  }

  private List<JsonNode> received(String path) throws IOException {
    List<JsonNode> bodies = new ArrayList<>();
    for (FaultyBackend.Received request : backend.received(path)) {
      bodies.add(JSON.readTree(request.body()));
    }
    return bodies;
  }

  private static void assertDelivered(HoneyHiveTracer tracer) {
    FlushResult result = tracer.flush(Duration.ofSeconds(20));
    assertThat(result.isComplete()).as("%s", result).isTrue();
  }

  private JsonNode started(String name) throws IOException {
    return received("/session/start").stream()
        .map(body -> body.get("session"))
        .filter(session -> session.get("session_name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private record Plan(String name, int seats) {}

  @Test
  void session_withAllThereIs_isToldWithItsStart() throws Exception {
    String id = UUID.randomUUID().toString();
    Map<String, Object> tags = new HashMap<>(Map.of("a", 1));
    SessionConfig config = SessionConfig.named("chat")
        .id(id.toUpperCase(Locale.ROOT))
        .source("prod")
        .evaluation(new EvaluationConfig("run", "data", null))
        .input("question", "why?")
        .inputs(Map.of("nothing", Optional.empty()))
        .metadata("tags", tags)
        .metadata("none", null)
        .userProperty("plan", new Plan("pro", 3));
    tags.put("a", 2);
    try (HoneyHiveTracer tracer = builder().project("shop").build()) {
      Session session = tracer.startSession(config);

      assertThat(session.id()).isEqualTo(id);
      assertDelivered(tracer);
    }

    ObjectNode body = (ObjectNode) started("chat");
    assertThat(body.remove("start_time").asLong())
        .isCloseTo(System.currentTimeMillis(), Offset.offset(60_000L));
    assertThat(body)
        .isEqualTo(json("{'project':'shop','session_name':'chat','source':'prod','session_id':'"
            + id + "','inputs':{'question':'why?'},'metadata':{'tags':{'a':1},'run_id':'run',"
            + "'dataset_id':'data'},'user_properties':{'plan':{'name':'pro','seats':3}}}"));
  }

  @Test
  void session_enriched_isToldOnceWithEverything() throws Exception {
    String id;
    try (HoneyHiveTracer tracer = builder().build()) {
      try (Session session = tracer.session("chat")) {
        id = session.id();
        session
            .metadata("topic", "birds")
            .metadata(Map.of("turns", 3))
            .metric("score", 0.5)
            .feedback("rating", 4)
            .userProperty("plan", "pro")
            .input("question", "why?")
            .output("answer", List.of("so"))
            .config("model", "small")
            .metadata("topic", "trees")
            .metadata("gone", null);
      }
      assertDelivered(tracer);
    }

    assertThat(received("/events"))
        .containsExactly(json("{'event_id':'" + id + "','metadata':{'topic':'trees','turns':3,"
            + "'inputs':{'question':'why?'}},'metrics':{'score':0.5},'feedback':{'rating':4},"
            + "'user_properties':{'plan':'pro'},'outputs':{'answer':['so']},"
            + "'config':{'model':'small'}}"));
  }

  @Test
  void session_enrichedAThousandTimes_isAFewRequests() throws Exception {
    try (HoneyHiveTracer tracer = builder().build()) {
      Session session = tracer.currentSession();
      for (int i = 0; i < 1000; i++) {
        session.metadata("step", i);
      }

      assertDelivered(tracer);
    }
    List<JsonNode> updates = received("/events");
    assertThat(updates).hasSizeBetween(1, 20);
    assertThat(updates.get(updates.size() - 1).at("/metadata/step").asInt()).isEqualTo(999);
  }

  @Test
  void currentSession_ofScopesAndTheTracer_isTheOneEnriched() throws Exception {
    String continued = UUID.randomUUID().toString();
    String own;
    try (HoneyHiveTracer tracer = builder().build()) {
      own = tracer.sessionId();
      tracer.currentSession().metadata("where", "own");
      try (Session session = tracer.continueSession(continued)) {
        tracer.run("step", step -> tracer.currentSession().metadata("where", "continued"));
      }
      assertDelivered(tracer);
    }

    assertThat(received("/events"))
        .containsExactlyInAnyOrder(
            json("{'event_id':'" + own + "','metadata':{'where':'own'}}"),
            json("{'event_id':'" + continued + "','metadata':{'where':'continued'}}"));
  }

  @Test
  void session_ofAClosedTracer_tellsNothing() {
    HoneyHiveTracer tracer = builder().build();
    Session session = tracer.startSession(SessionConfig.named("chat"));
    tracer.close();
    backend.clear();

    session.metadata("late", 1);
    tracer.session("later").metadata("late", 2).close();

    FlushResult result = tracer.flush();
    assertThat(result.sessionUpdatesLost() + result.sessionUpdatesPending()).isZero();
    assertThat(backend.received("/events")).isEmpty();
    assertThat(backend.received("/session/start")).isEmpty();
  }

  @Test
  @AllowLogs(matching = "HH401")
  void values_thatCannotBeRecorded_areSaidAndTheRestArrives() throws Exception {
    Map<String, Object> cycle = new HashMap<>();
    cycle.put("self", cycle);
    try (HoneyHiveTracer tracer = builder().build()) {
      tracer
          .startSession(SessionConfig.named("chat").metadata("cycle", cycle))
          .metadata("long", "x".repeat(300_000))
          .metadata("cycle", cycle)
          .metadata(null, 1)
          .metadata("fine", 1);
      assertDelivered(tracer);
      assertThat(tracer.status().warnings()).containsExactly("HH401");
    }

    assertThat(started("chat").at("/metadata/cycle/self").asText()).isEqualTo("[cycle]");
    JsonNode metadata = received("/events").get(0).get("metadata");
    assertThat(metadata.get("long").asText()).hasSize(256 * 1024 + 14).endsWith("x… [37856 more]");
    assertThat(metadata.at("/cycle/self").asText()).isEqualTo("[cycle]");
    assertThat(metadata.get("fine").asInt()).isEqualTo(1);
    assertThat(metadata).hasSize(3);
  }

  @Test
  @AllowLogs(matching = "HH401")
  void values_tooMany_areLeftOut() throws Exception {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      values.put("k" + i, "x".repeat(200_000));
    }
    try (HoneyHiveTracer tracer = builder().build()) {
      tracer.currentSession().metadata(values);
      assertDelivered(tracer);
    }

    assertThat(received("/events").get(0).get("metadata")).hasSize(5);
  }

  @Test
  @AllowLogs(matching = "HH303")
  void session_withoutAnAnswerWhenTheTracerCloses_isLostAndSaid() {
    backend.close();
    HoneyHiveTracer tracer = builder().build();
    tracer.session("chat").metadata("k", 1).metadata("k", 2).close();

    FlushResult result = tracer.close(Duration.ofMillis(300));

    assertThat(result.sessionUpdatesLost()).isEqualTo(3);
    assertThat(result.isComplete()).isFalse();
    assertThat(tracer.status().warnings()).contains("HH303");
    assertThat(result)
        .hasToString("FlushResult[delivered 0 + rejected 0 + unconfirmed 0"
            + " + dropped 0 + spilled 0 + pending 0, session updates lost 3]");
  }

  @Test
  void session_ofARequest_isStartedBeforeItIsEnriched() throws Exception {
    try (HoneyHiveTracer tracer = builder().sessionPerRequest(true).build()) {
      Span request = tracer
          .openTelemetry()
          .getTracer("server")
          .spanBuilder("GET /")
          .setSpanKind(SpanKind.SERVER)
          .startSpan();
      String id;
      try (Scope scope = request.makeCurrent()) {
        id = tracer.currentSession().metadata("a", 1).id();
        tracer.currentSession().metadata("b", 2);
      } finally {
        request.end();
      }
      assertThat(id).isNotEqualTo(tracer.sessionId());
      assertDelivered(tracer);

      assertThat(received("/session/start"))
          .extracting(start -> start.at("/session/session_id").asText())
          .containsExactly(id);
      assertThat(received("/events"))
          .containsExactly(json("{'event_id':'" + id + "','metadata':{'a':1,'b':2}}"));
    }
  }
}
