package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same spans, mapped here or mapped by whoever sends them, end in the same state. */
class EventsOrSpansTest extends RunningServer {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String NAMED = "0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33";
  private static final String START = "{\"session\": {\"session_id\": \"" + SESSION
      + "\", \"session_name\": \"s\", \"source\": \"dev\", \"start_time\": 1760000000000}}";

  private static OtlpSpan span(int number, int parent, Map<String, Object> attributes) {
    long start = 1_760_000_000_000_000_000L + number * 1_000_000L;
    Map<String, Object> all = new java.util.LinkedHashMap<>(attributes);
    all.put("honeyhive.session_id", SESSION);
    all.put("honeyhive.source", "dev");
    return OtlpSpan.builder()
        .traceId(TRACE)
        .spanId("%016x".formatted(number))
        .parentSpanId(parent == 0 ? null : "%016x".formatted(parent))
        .name("span " + number)
        .startEpochNanos(start)
        .endEpochNanos(start + 2_500_000)
        .attributes(all)
        .scopeName("test")
        .status(number == 4 ? OtlpSpan.Status.ERROR : OtlpSpan.Status.UNSET)
        .statusMessage(number == 4 ? "it broke" : null)
        .build();
  }

  private static List<OtlpSpan> spans() {
    return List.of(
        span(1, 0, Map.of("honeyhive_event_type", "chain", "honeyhive_inputs.city", "Zürich 東京")),
        span(2, 1, Map.of("honeyhive_event_id", NAMED, "flag", true, "ratio", 0.5, "count", 7L)),
        span(3, 2, Map.of("gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 11L)),
        span(4, 3, Map.of()),
        // Its parent never arrives.
        span(5, 99, Map.of()),
        // It names another parent than its span has.
        span(6, 1, Map.of("honeyhive.parent_id", NAMED)));
  }

  @Test
  void batch_sameSpansInAnyOrder_sameState() {
    Random random = new Random(5);
    JsonNode expected = bySpans(spans(), true);
    assertThat(expected).hasSize(7);
    for (int round = 0; round < 6; round++) {
      List<OtlpSpan> shuffled = new ArrayList<>(spans());
      Collections.shuffle(shuffled, random);
      assertThat(byEvents(shuffled, round % 2 == 0)).as("round %d", round).isEqualTo(expected);
    }
  }

  @Test
  void batch_withoutSessionStart_sameState() {
    fresh();
    caller.post("/v1/traces", otlp(spans()));
    JsonNode expected = caller.all();
    fresh();
    caller.post("/events/batch", batch(spans()));
    assertThat(caller.all()).isEqualTo(expected);
  }

  @Test
  void batch_afterTheSameSpansByOtlp_changesNothing() {
    JsonNode expected = bySpans(spans(), true);
    caller.post("/events/batch", batch(spans()));
    assertThat(caller.all()).isEqualTo(expected);
  }

  @Test
  void batch_parentThatNeverArrives_isTheSession() {
    byEvents(spans(), true);
    JsonNode orphan = caller.event(SpanMapper.eventId(TRACE, "%016x".formatted(5)));
    assertThat(orphan.get("parent_id").asText()).isEqualTo(SESSION);
  }

  private JsonNode bySpans(List<OtlpSpan> spans, boolean together) {
    fresh();
    caller.post("/session/start", START);
    parts(spans, together).forEach(part -> caller.post("/v1/traces", otlp(part)));
    return caller.all();
  }

  private JsonNode byEvents(List<OtlpSpan> spans, boolean together) {
    fresh();
    parts(spans, together).forEach(part -> caller.post("/events/batch", batch(part)));
    caller.post("/session/start", START);
    return caller.all();
  }

  private int servers;

  private void fresh() {
    start(builder -> builder.storage(directory.resolve("db" + servers++)));
  }

  private static List<List<OtlpSpan>> parts(List<OtlpSpan> spans, boolean together) {
    return together ? List.of(spans) : spans.stream().map(List::of).toList();
  }

  private static String batch(List<OtlpSpan> spans) {
    ArrayNode events = Caller.JSON.createArrayNode();
    spans.forEach(span -> events.add(SpanMapper.standard().map(span).event().toJson()));
    return "{\"events\": " + events + "}";
  }

  private static int code(OtlpSpan span) {
    return switch (span.status()) {
      case UNSET -> 0;
      case OK -> 1;
      case ERROR -> 2;
    };
  }

  private static String otlp(List<OtlpSpan> spans) {
    ArrayNode list = Caller.JSON.createArrayNode();
    for (OtlpSpan span : spans) {
      ObjectNode json = list.addObject();
      json.put("traceId", span.traceId())
          .put("spanId", span.spanId())
          .put("parentSpanId", span.parentSpanId())
          .put("name", span.name())
          .put("startTimeUnixNano", span.startEpochNanos())
          .put("endTimeUnixNano", span.endEpochNanos());
      json.putObject("status").put("code", code(span)).put("message", span.statusMessage());
      ArrayNode attributes = json.putArray("attributes");
      span.attributes()
          .forEach(
              (key, value) -> attributes.addObject().put("key", key).set("value", value(value)));
    }
    return "{\"resourceSpans\": [{\"scopeSpans\": [{\"scope\": {\"name\": \"test\"}, \"spans\": "
        + list + "}]}]}";
  }

  private static ObjectNode value(Object value) {
    ObjectNode json = Caller.JSON.createObjectNode();
    if (value instanceof Long number) {
      return json.put("intValue", number);
    } else if (value instanceof Double number) {
      return json.put("doubleValue", number);
    } else if (value instanceof Boolean flag) {
      return json.put("boolValue", flag);
    }
    return json.put("stringValue", value.toString());
  }
}
