package ai.honeyhive.client.mapping;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Map;

/** Short ways to make a span, for tests. */
final class Spans {
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  static final String SPAN = "00f067aa0ba902b7";

  private Spans() {}

  static OtlpSpan.Builder span() {
    return OtlpSpan.builder().traceId(TRACE).spanId(SPAN).name("step");
  }

  /** The event of a span with the attributes of a JSON object. */
  static Event mapped(String attributes) {
    return mapped(json(attributes));
  }

  static Event mapped(Map<String, Object> attributes) {
    return mapped(span().attributes(attributes));
  }

  static Event mapped(OtlpSpan.Builder span) {
    return SpanMapper.standard().map(span.build()).event();
  }

  /** The event of a span with attributes and one event. */
  static Event mapped(String attributes, OtlpSpan.SpanEvent... events) {
    return mapped(span().attributes(json(attributes)).events(List.of(events)));
  }

  static OtlpSpan.SpanEvent event(String name, String attributes) {
    return new OtlpSpan.SpanEvent(name, 1_760_000_000_500_000_000L, json(attributes));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> json(String object) {
    Object parsed = JsonText.parse(object);
    if (parsed == null) {
      throw new IllegalArgumentException("not JSON: " + object);
    }
    return (Map<String, Object>) parsed;
  }
}
