package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtlpSpanTest {

  @Test
  void whatGoesInComesOut() {
    OtlpSpan.SpanEvent event = new OtlpSpan.SpanEvent("e", 5, Map.of("k", 1));
    OtlpSpan span = Spans.span()
        .parentSpanId("b7ad6b7169203331")
        .startEpochNanos(1)
        .endEpochNanos(2)
        .attributes(Map.of("a", "b"))
        .events(List.of(event))
        .status(OtlpSpan.Status.OK)
        .statusMessage("fine")
        .scopeName("lib")
        .scopeVersion("1")
        .resource(Map.of("service.name", "shop"))
        .build();
    assertThat(span.traceId()).isEqualTo(Spans.TRACE);
    assertThat(span.spanId()).isEqualTo(Spans.SPAN);
    assertThat(span.parentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(span.name()).isEqualTo("step");
    assertThat(span.startEpochNanos()).isEqualTo(1);
    assertThat(span.endEpochNanos()).isEqualTo(2);
    assertThat(span.attributes()).isEqualTo(Map.of("a", "b"));
    assertThat(span.events()).containsExactly(event);
    assertThat(event.name()).isEqualTo("e");
    assertThat(event.epochNanos()).isEqualTo(5);
    assertThat(event.attributes()).isEqualTo(Map.of("k", 1L));
    assertThat(span.status()).isEqualTo(OtlpSpan.Status.OK);
    assertThat(span.statusMessage()).isEqualTo("fine");
    assertThat(span.scopeName()).isEqualTo("lib");
    assertThat(span.scopeVersion()).isEqualTo("1");
    assertThat(span.resource()).isEqualTo(Map.of("service.name", "shop"));
  }

  @Test
  void emptyTextsAreAbsent() {
    OtlpSpan span =
        OtlpSpan.builder().parentSpanId("").statusMessage("").scopeVersion("").build();
    assertThat(span.parentSpanId()).isNull();
    assertThat(span.statusMessage()).isNull();
    assertThat(span.scopeVersion()).isNull();
    assertThat(span.status()).isEqualTo(OtlpSpan.Status.UNSET);
    assertThat(SpanMapper.standard().map(span).event().eventId()).isNotEmpty();
  }

  @Test
  void aSpanNeverChangesAndItsTextHasNoContent() {
    Map<String, Object> attributes = new HashMap<>(Map.of("prompt", "secret"));
    OtlpSpan span = Spans.span().attributes(attributes).build();
    attributes.clear();
    assertThat(span.attributes()).containsEntry("prompt", "secret");
    assertThatThrownBy(() -> span.attributes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(span).asString().contains("step", Spans.SPAN).doesNotContain("secret");
  }
}
