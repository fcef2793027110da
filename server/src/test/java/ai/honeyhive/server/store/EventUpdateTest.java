package ai.honeyhive.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventUpdateTest {
  private static final Event EVENT = Event.builder()
      .eventType(EventType.TOOL)
      .config(Map.of("c", Map.of("deep", 1)))
      .inputs(Map.of("i", 1))
      .outputs(Map.of("o", 1))
      .metadata(Map.of("m", 1, "n", 1))
      .childrenIds(List.of("child"))
      .endTime(5.0)
      .build();

  private static EventUpdate update(String json) {
    return EventUpdate.fromJson(Caller.parse(json.replace('\'', '"')));
  }

  @Test
  void applyTo_sections_areMergedAndOutputsReplaced() {
    Event updated = update("""
        {'config': {'c': {'other': 2}}, 'metadata': {'m': null}, 'metrics': {'x': 0.5},
         'outputs': {'p': 2}, 'end_time': 7.5, 'duration': 2, 'children_ids': ['a', 'b']}""").applyTo(EVENT);
    assertThat(updated.config()).isEqualTo(Map.of("c", Map.of("other", 2L)));
    assertThat(updated.metadata()).hasSize(2).containsEntry("m", null).containsEntry("n", 1L);
    assertThat(updated.metrics()).isEqualTo(Map.of("x", 0.5));
    assertThat(updated.outputs()).isEqualTo(Map.of("p", 2L));
    assertThat(updated.inputs()).isEqualTo(Map.of("i", 1L));
    assertThat(updated.endTime()).isEqualTo(7.5);
    assertThat(updated.duration()).isEqualTo(2.0);
    assertThat(updated.childrenIds()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'metadata': {}, 'children_ids': [], 'outputs': null, 'end_time': null, 'config': null}",
        "{'event_name': 'other', 'inputs': {'i': 2}, 'error': 'no', 'anything': 1}"
      })
  void applyTo_whatSaysNothing_changesNothing(String json) {
    assertThat(update(json).isEmpty()).isTrue();
    assertThat(update(json).applyTo(EVENT)).isEqualTo(EVENT);
  }

  @Test
  void applyTo_emptyOutputs_replaceToo() {
    assertThat(update("{'outputs': {}}").applyTo(EVENT).outputs()).isEmpty();
  }

  @Test
  void then_twoUpdates_haveTheEffectOfBothInTheirOrder() {
    EventUpdate first = update("{'metadata': {'m': 2, 'p': 2}, 'outputs': {'first': 1}}");
    EventUpdate later = update("{'metadata': {'m': 3}, 'outputs': {'later': 1}, 'duration': 9}");
    assertThat(first.then(later).applyTo(EVENT)).isEqualTo(later.applyTo(first.applyTo(EVENT)));
    assertThat(first.then(later))
        .isEqualTo(
            update("{'metadata': {'m': 3, 'p': 2}, 'outputs': {'later': 1}, 'duration': 9}"));
    assertThat(first).isEqualTo(update("{'metadata': {'m': 2, 'p': 2}, 'outputs': {'first': 1}}"));
  }

  @Test
  void fromJson_itsOwnJson_isTheSame() {
    EventUpdate update = update("{'metrics': {'a': 1, 'b': 12345678901234567890, 'c': 1e-7}}");
    assertThat(EventUpdate.fromJson(Caller.parse(update.toJson().toString()))).isEqualTo(update);
    assertThat(update.hashCode())
        .isEqualTo(EventUpdate.fromJson(update.toJson()).hashCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'text'",
        "{'outputs': 'text'}",
        "{'outputs': [1]}",
        "{'outputs': 7}",
        "{'metadata': 'text'}",
        "{'duration': 'long'}",
        "{'children_ids': 'one'}",
        "{'children_ids': [1]}"
      })
  void fromJson_otherTypes_areRefused(String json) {
    assertThatThrownBy(() -> update(json)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_namesFieldsAndNoValues() {
    assertThat(update("{'metadata': {'secret': 'x'}, 'duration': 1}"))
        .hasToString("EventUpdate[duration, metadata]");
  }
}
