package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.event;
import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody knows: sections 2.5 and 2.6 of the mapping reference. */
class LeftoversTest {

  @Test
  void unknownAttributesKeepTheirKeyAndType() {
    String attributes = """
        {
          "attr.text": "t", "attr.int": 9007199254740993, "attr.float": 0.5, "attr.flag": false,
          "attr.list": [1, "a"], "attr.object": {"a": {"b": 1}}, "attr.null": null, "": "empty key"
        }
        """;
    assertThat(Spans.mapped(attributes).metadata()).containsAllEntriesOf(json(attributes));
  }

  @Test
  void unknownEventsKeepTheirTimeAndAttributes() {
    Event event = Spans.mapped(
        "{\"same\": 1}",
        event("cache.miss", "{\"key\": \"k\", \"same\": 1}"),
        event("tick", "{}"),
        event("cache.miss", "{\"key\": \"l\"}"));
    assertThat(event.metadata())
        .containsAllEntriesOf(json("""
            {
              "_event.cache.miss.0": 1760000000500.0, "_event.cache.miss.0.key": "k", "_event.tick.0": 1760000000500.0,
              "_event.cache.miss.1": 1760000000500.0, "_event.cache.miss.1.key": "l"
            }
            """))
        .doesNotContainKey("_event.cache.miss.0.same");
  }

  @Test
  void aKeyThatIsTakenIsKeptBeside() {
    Event event = Spans.mapped("""
        {"operation_name": "mine", "gen_ai.operation.name": "chat", "_attribute.operation_name": "his"}
        """);
    assertThat(event.metadata())
        .containsEntry("operation_name", "chat")
        .containsEntry("_attribute.operation_name", "mine")
        .containsEntry("_attribute._attribute.operation_name", "his");
  }

  @Test
  void aDialectThatFailsCostsNothingButItsReading() {
    Dialect broken = span -> {
      throw new IllegalStateException("secret content");
    };
    SpanMapper mapper = new SpanMapper(List.of(broken, span -> span.attributes().use("known")));
    Event event = mapper
        .map(Spans.span().attributes(Map.of("known", "a", "other", "b")).build())
        .event();
    assertThat(event.metadata()).containsEntry("other", "b").doesNotContainKey("known");
    assertThat(event.metadata().keySet()).anyMatch(key -> key.startsWith("mapping_error."));
    assertThat(event.metadata()).containsValue("java.lang.IllegalStateException");
    assertThat(event.toJson().toString()).doesNotContain("secret content");
  }
}
