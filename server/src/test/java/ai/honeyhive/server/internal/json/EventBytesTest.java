package ai.honeyhive.server.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventBytesTest {

  @Test
  void bytes_everyKindOfValue_areThoseOfTheTree() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "quoted \" \\ \n \u0001 ü 🐝 \ud83d half");
    values.put("long", Long.MIN_VALUE);
    values.put("double", 1.5e-7);
    values.put("whole", 3.0);
    values.put("infinite", Double.POSITIVE_INFINITY);
    values.put("float", 0.1f);
    values.put("big", BigInteger.TWO.pow(70));
    values.put("decimal", new BigDecimal("1.10E+5"));
    values.put("flag", true);
    values.put("none", null);
    values.put("list", new ArrayList<>(List.of(1, "two", List.of(), Map.of("a", Map.of()))));
    values.put("", Map.of("empty", ""));
    Event event = Event.builder()
        .projectId("p")
        .eventId("e")
        .sessionId("s")
        .eventType(EventType.MODEL)
        .eventName("name \udc00")
        .source("source")
        .parentId("s")
        .childrenIds(List.of("child", "half \ud83d"))
        .error("failed")
        .startTime(1.76e12)
        .endTime(1.76e12 + 0.25)
        .duration(1e-5)
        .config(values)
        .inputs(values)
        .outputs(values)
        .metadata(values)
        .metrics(values)
        .feedback(values)
        .userProperties(values)
        .extra(Map.of("another", values))
        .build();

    assertThat(text(Json.bytes(event))).isEqualTo(text(Json.bytes(event.toJson())));
  }

  @Test
  void bytes_emptyEvent_areThoseOfTheTree() {
    Event event = Event.builder().eventType(EventType.TOOL).build();

    assertThat(text(Json.bytes(event))).isEqualTo(text(Json.bytes(event.toJson())));
  }

  @Test
  void bytes_eventLargerThanAnyBuffer_areThoseOfTheTree() {
    Event event = Event.builder()
        .eventType(EventType.TOOL)
        .inputs(Map.of("text", "ä quoted \" text ".repeat(100_000)))
        .build();

    assertThat(text(Json.bytes(event))).isEqualTo(text(Json.bytes(event.toJson())));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
