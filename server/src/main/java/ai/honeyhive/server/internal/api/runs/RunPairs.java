package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.scores.EventKind;
import ai.honeyhive.server.internal.storage.Storage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Events of two runs that did the same for the same datapoint: of one name and type, the first with
 * the first, the second with the second.
 */
final class RunPairs {
  private final Storage storage;
  private final String project;

  /** What is the same in both events of a pair. */
  private record Place(String datapoint, EventKind kind) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::datapoint).thenComparing(Place::kind);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private record Found(String eventId, double start) {
    private static final Comparator<Found> ORDER =
        Comparator.comparingDouble(Found::start).thenComparing(Found::eventId);
  }

  private record Pair(String datapoint, String first, String second) {}

  RunPairs(Storage storage, String project) {
    this.storage = storage;
    this.project = project;
  }

  /** {@code GetExperimentCompareEventsResponse}. */
  ObjectNode json(RunEvents first, RunEvents second, int page, int limit) {
    List<Pair> pairs = pairs(found(first), found(second));
    ArrayNode events = Json.array();
    pairs.stream().skip((page - 1L) * limit).limit(limit).forEach(pair -> {
      Optional<Event> one = storage.find(project, pair.first);
      Optional<Event> other = storage.find(project, pair.second);
      if (one.isPresent() && other.isPresent()) {
        ObjectNode json = events.addObject().put("datapoint_id", pair.datapoint);
        json.set("event_1", one.get().toJson());
        json.set("event_2", other.get().toJson());
      }
    });
    ObjectNode json = Json.object();
    json.set("events", events);
    return json.put("totalEvents", pairs.size());
  }

  private static List<Pair> pairs(Map<Place, List<Found>> first, Map<Place, List<Found>> second) {
    List<Pair> pairs = new ArrayList<>();
    first.forEach((place, ones) -> {
      List<Found> others = second.getOrDefault(place, List.of());
      for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
        pairs.add(new Pair(place.datapoint, ones.get(i).eventId, others.get(i).eventId));
      }
    });
    return pairs;
  }

  private static Map<Place, List<Found>> found(RunEvents events) {
    Map<String, String> datapoints = new HashMap<>();
    Map<String, Map<EventKind, List<Found>>> bySession = new HashMap<>();
    events.forEach(
        event -> {
          if (event.metadata().get("datapoint_id") instanceof String id && !id.isEmpty()) {
            datapoints.put(event.sessionId(), id);
          }
          EventKind kind = new EventKind(event.eventName(), event.eventType().wireName());
          bySession
              .computeIfAbsent(event.sessionId(), id -> new HashMap<>())
              .computeIfAbsent(kind, key -> new ArrayList<>(1))
              .add(new Found(event.eventId(), Objects.requireNonNullElse(event.startTime(), 0.0)));
        },
        "metadata");
    Map<Place, List<Found>> byPlace = new TreeMap<>();
    bySession.forEach((session, kinds) -> {
      String datapoint = datapoints.get(session);
      if (datapoint != null) {
        kinds.forEach((kind, found) -> byPlace
            .computeIfAbsent(new Place(datapoint, kind), place -> new ArrayList<>(1))
            .addAll(found));
      }
    });
    byPlace.values().forEach(found -> found.sort(Found.ORDER));
    return byPlace;
  }
}
