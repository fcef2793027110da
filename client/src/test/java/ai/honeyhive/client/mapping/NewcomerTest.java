package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.internal.dialect.Dialects;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dialect that somebody adds brings all that is to be known of it. */
class NewcomerTest {

  /** As short as a dialect can be. */
  private static final class Parrot implements Dialect {
    @Override
    public List<Signature> signatures() {
      return List.of(
          new Signature(Signature.OTHERS, "parrot", span -> span.attributes().has("parrot.kind")));
    }

    @Override
    public List<TypeRule> typeRules() {
      return List.of(
          TypeRule.named(TypeRule.LAST, "parrot.kind", Map.of("speech", EventType.CHAIN)));
    }

    @Override
    public void read(SpanReading span) {
      span.move(List.of(Move.of("parrot.said", Section.OUTPUTS, "result")));
    }
  }

  private static Event mapped(boolean first, Map<String, Object> attributes) {
    List<Dialect> dialects = new ArrayList<>(Dialects.ALL);
    dialects.add(first ? 0 : dialects.size(), new Parrot());
    return new SpanMapper(dialects)
        .map(Spans.span().attributes(attributes).build())
        .event();
  }

  @Test
  void newcomer_onItsSpan_isNamedTypedAndRead() {
    Event event = mapped(false, Map.of("parrot.kind", "Speech", "parrot.said", "Hello"));
    assertThat(event.eventType()).isEqualTo(EventType.CHAIN);
    assertThat(event.outputs()).isEqualTo(Map.of("result", "Hello"));
    assertThat(event.metadata())
        .containsEntry("instrumentor", "parrot")
        .containsEntry("parrot.kind", "Speech");
  }

  @Test
  void newcomer_whereverItStands_decidesByItsRows() {
    Map<String, Object> attributes = Map.of(
        "parrot.kind", "speech", "gen_ai.operation.name", "chat", "openinference.span.kind", "LLM");
    for (boolean first : new boolean[] {true, false}) {
      Event event = mapped(first, attributes);
      assertThat(event.eventType()).isEqualTo(EventType.MODEL);
      assertThat(event.metadata()).containsEntry("instrumentor", "openinference");
    }
  }
}
