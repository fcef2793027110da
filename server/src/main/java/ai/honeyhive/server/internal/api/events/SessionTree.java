package ai.honeyhive.server.internal.api.events;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A session's events nested in each other. What hangs on nothing in the session, or on itself,
 * hangs on the session; below {@value #MAX_DEPTH} levels the tree does not get deeper, only longer.
 */
final class SessionTree {
  static final int MAX_DEPTH = 200;

  private final String rootId;
  private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<String>> childrenOf = new LinkedHashMap<>();

  private record Place(String id, ArrayNode siblings, int depth) {}

  /** Takes a session's own event first, then the others by start. */
  SessionTree(List<Event> events) {
    rootId = events.get(0).eventId();
    for (Event event : events) {
      nodes.put(event.eventId(), event.toJson());
    }
    for (Event event : events.subList(1, events.size())) {
      String parent = event.parentId();
      String known = parent == null || !nodes.containsKey(parent) ? rootId : parent;
      childrenOf.computeIfAbsent(known, id -> new ArrayList<>()).add(event.eventId());
    }
  }

  ObjectNode json() {
    ArrayNode top = Json.array();
    Set<String> placed = new LinkedHashSet<>();
    ArrayNode belowRoot = place(new Place(rootId, top, 0), placed);
    for (String id : nodes.keySet()) {
      // Only events that are their own ancestors were not reached from the root.
      if (!placed.contains(id)) {
        place(new Place(id, belowRoot, 1), placed);
      }
    }
    return (ObjectNode) top.get(0);
  }

  /** Places a node and all below it; returns the list of its children. */
  private ArrayNode place(Place first, Set<String> placed) {
    Deque<Place> open = new ArrayDeque<>(List.of(first));
    ArrayNode childrenOfFirst = Json.array();
    while (!open.isEmpty()) {
      Place next = open.pop();
      ObjectNode node = nodes.get(next.id);
      if (node == null || !placed.add(next.id)) {
        continue;
      }
      ArrayNode children = next.id.equals(first.id) ? childrenOfFirst : Json.array();
      node.set("children", children);
      next.siblings.add(node);
      boolean deepest = next.depth == MAX_DEPTH;
      List<String> below = childrenOf.getOrDefault(next.id, List.of());
      for (int i = below.size() - 1; i >= 0; i--) {
        open.push(
            deepest
                ? new Place(below.get(i), next.siblings, next.depth)
                : new Place(below.get(i), children, next.depth + 1));
      }
    }
    return childrenOfFirst;
  }
}
