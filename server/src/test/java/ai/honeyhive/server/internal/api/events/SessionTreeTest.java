package ai.honeyhive.server.internal.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTreeTest {
  private static final String ROOT = "root";

  private static Event event(String id, @Nullable String parent) {
    return Event.builder()
        .eventId(id)
        .sessionId(ROOT)
        .parentId(parent)
        .eventType(parent == null ? EventType.SESSION : EventType.TOOL)
        .build();
  }

  private static String shape(JsonNode node) {
    StringBuilder children = new StringBuilder();
    node.get("children").forEach(child -> children.append(shape(child)));
    return node.get("event_id").asText() + (children.isEmpty() ? "" : "(" + children + ")");
  }

  private static JsonNode tree(Event... events) {
    return new SessionTree(List.of(events)).json();
  }

  @Test
  void childrenKeepTheirOrder() {
    assertThat(shape(tree(
            event(ROOT, null),
            event("a", ROOT),
            event("b", "a"),
            event("c", "a"),
            event("d", ROOT))))
        .isEqualTo("root(a(bc)d)");
  }

  @Test
  void whatHangsOnNothingHangsOnTheSession() {
    assertThat(shape(tree(event(ROOT, null), event("a", "gone"), event("b", "a"))))
        .isEqualTo("root(a(b))");
  }

  @Test
  void circlesAreOpened() {
    assertThat(shape(tree(
            event(ROOT, null), event("a", "c"), event("b", "a"), event("c", "b"), event("d", "d"))))
        .isEqualTo("root(a(b(c))d)");
  }

  @Test
  void deepTreesAreCutAndNothingIsLost() {
    List<Event> events = new ArrayList<>(List.of(event(ROOT, null)));
    for (int i = 1; i <= 5000; i++) {
      events.add(event("e" + i, i == 1 ? ROOT : "e" + (i - 1)));
    }
    JsonNode root = new SessionTree(events).json();
    assertThat(Json.bytes(root)).isNotEmpty();
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    int count = 0;
    while (!open.isEmpty()) {
      count++;
      open.pop().get("children").forEach(open::push);
    }
    assertThat(count).isEqualTo(5001);
  }
}
