package ai.honeyhive.it.realapi;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a program records can be read back through the API, whichever way it was sent, from our
 * server, and in the profile {@code real-api} from HoneyHive. Every run has its marker; sessions of
 * HoneyHive stay there, named {@code java end-to-end …}, with the source {@code end-to-end}.
 */
@Tag("end-to-end")
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "Keep-Alive-.*", because = "the JDK keeps them for a while")
class EndToEndTest {
  private static final Duration FLUSH = Duration.ofSeconds(30);
  private static final int EVENTS = 4;

  static Stream<Arguments> backendsAndProtocols() {
    return Backend.wanted(System.getProperties(), System.getenv()).stream()
        .flatMap(
            backend -> Arrays.stream(Protocol.values()).map(way -> Arguments.of(backend, way)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndProtocols")
  void trace_sentAndReadBack_isWhatWasRecorded(
      Backend.Which which, Protocol protocol, TestServer server) {
    Backend backend = Backend.of(which, server);
    String marker = UUID.randomUUID().toString();
    String sessionId;
    FlushResult flushed;
    try (HoneyHiveTracer tracer = backend
        .tracer()
        .sessionName("java end-to-end " + marker)
        .source("end-to-end")
        .delivery(DeliveryConfig.builder().protocol(protocol).build())
        .build()) {
      TravelProgram.run(tracer, marker);
      sessionId = tracer.sessionId();
      flushed = tracer.flush(FLUSH);
    }

    assertThat(flushed.isComplete()).as("%s", flushed).isTrue();
    assertThat(flushed.delivered()).as("%s", flushed).isEqualTo(EVENTS);
    List<JsonNode> events = backend.awaitSession(
        sessionId,
        found ->
            found.size() > EVENTS && named(found, "java end-to-end " + marker).isObject());
    if (which == Backend.Which.OUR_SERVER) {
      assertThat(server.events()).hasSize(EVENTS);
      String path = protocol == Protocol.EVENTS ? "/events/batch" : "/opentelemetry/v1/traces";
      assertThat(server.faults().received(path)).isPositive();
    }
    assertTree(events, marker, sessionId);
    assertContent(events, marker);
  }

  private static void assertTree(List<JsonNode> events, String marker, String sessionId) {
    JsonNode session = named(events, "java end-to-end " + marker);
    JsonNode plan = named(events, "plan " + marker);
    assertThat(text(session, "/event_id")).isEqualTo(sessionId);
    assertThat(text(session, "/event_type")).isEqualTo("session");
    assertThat(text(plan, "/parent_id")).isEqualTo(sessionId);
    for (String child : List.of("search", "own call", "chat small-model")) {
      assertThat(named(events, child).get("parent_id")).as(child).isEqualTo(plan.get("event_id"));
    }
    assertThat(events)
        .allSatisfy(event -> assertThat(text(event, "/session_id")).isEqualTo(sessionId))
        .allSatisfy(event -> assertThat(text(event, "/source")).isEqualTo("end-to-end"));
    assertThat(types(events, "plan " + marker, "search", "own call", "chat small-model"))
        .containsExactly("chain", "tool", "model", "model");
  }

  private static void assertContent(List<JsonNode> events, String marker) {
    JsonNode plan = named(events, "plan " + marker);
    assertThat(text(plan, "/inputs/question")).isEqualTo("Wohin? 東京 🎈");
    assertThat(text(plan, "/outputs/answer/city")).isEqualTo("Turin");
    assertThat(plan.at("/outputs/answer/days")).hasToString("[1,2]");
    assertThat(text(plan, "/metadata/run_marker")).isEqualTo(marker);
    assertThat(plan.at("/metadata/retried").asBoolean()).isTrue();
    assertThat(plan.at("/metrics/score").asDouble()).isEqualTo(0.25);
    assertThat(text(plan, "/user_properties/plan")).isEqualTo("pro");
    assertThat(plan.path("error").isNull()).isTrue();

    assertThat(text(named(events, "search"), "/error")).contains("no trains: " + marker);

    JsonNode own = named(events, "own call");
    assertThat(text(own, "/config/model")).isEqualTo("small-model");
    assertThat(own.at("/metadata/total_tokens").asInt()).isEqualTo(16);

    JsonNode chat = named(events, "chat small-model");
    assertThat(text(chat, "/config/model")).isEqualTo("small-model");
    assertThat(chat.at("/metadata/prompt_tokens").asInt()).isEqualTo(12);
    assertThat(chat.at("/metadata/completion_tokens").asInt()).isEqualTo(4);
    assertThat(chat.at("/inputs/chat_history/0/content").toString()).contains("Wohin? 東京 🎈");
    assertThat(chat.get("outputs").toString()).contains("Nach Turin.");
  }

  private static JsonNode named(List<JsonNode> events, String name) {
    return events.stream()
        .filter(event -> event.path("event_name").asText().equals(name))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static List<String> types(List<JsonNode> events, String... names) {
    return Arrays.stream(names)
        .map(name -> text(named(events, name), "/event_type"))
        .toList();
  }

  private static String text(JsonNode event, String pointer) {
    return event.at(pointer).asText();
  }
}
