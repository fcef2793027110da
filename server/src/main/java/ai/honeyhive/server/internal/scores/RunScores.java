package ai.honeyhive.server.internal.scores;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a run say, whatever their order: of each session one {@link Datapoint}. Needs
 * of an event only its metadata and its metrics.
 */
public final class RunScores {
  private final Map<String, Datapoint> sessions = new HashMap<>();
  private final Set<EventKind> kinds = new TreeSet<>();
  private final Map<MetricKey, MetricKey> keys = new HashMap<>();

  /** Adds one event. */
  public void add(Event event) {
    Datapoint datapoint = sessions.computeIfAbsent(event.sessionId(), Datapoint::new);
    String type = event.eventType().wireName();
    if (event.metadata().get("datapoint_id") instanceof String id && !id.isEmpty()) {
      datapoint.id = id;
    }
    Double start = event.startTime();
    if (start != null) {
      datapoint.start = Math.min(datapoint.start, start);
    }
    datapoint.failed |= event.error() != null && isItself(event);
    int before = datapoint.readings.size();
    event.metrics().forEach((name, value) -> {
      if (isScore(value)) {
        MetricKey key = keys.computeIfAbsent(new MetricKey(name, event.eventName()), k -> k);
        datapoint.readings.add(new Reading(key, type, value));
      }
    });
    // A session is what the events are in, unless it has scores of its own.
    if (event.eventType() != EventType.SESSION || datapoint.readings.size() > before) {
      kinds.add(new EventKind(event.eventName(), type));
    }
  }

  /** A model or a tool may fail and be tried again; a session or a chain that fails is the work. */
  private static boolean isItself(Event event) {
    return event.eventType() == EventType.SESSION || event.eventType() == EventType.CHAIN;
  }

  private static boolean isScore(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean || value instanceof String;
  }

  /** All datapoints, in the order in which they began. */
  List<Datapoint> datapoints() {
    return sessions.values().stream().sorted(Datapoint.ORDER).toList();
  }

  /** The names and types of the events. */
  Set<EventKind> kinds() {
    return kinds;
  }

  /** The numbers of each metric, in the order of the datapoints. */
  Map<MetricKey, Series> series() {
    Map<MetricKey, Series> all = new TreeMap<>();
    for (Datapoint datapoint : datapoints()) {
      for (Reading reading : datapoint.readings) {
        if (reading.isNumeric()) {
          all.computeIfAbsent(reading.key(), key -> new Series()).add(datapoint, reading);
        }
      }
    }
    return all;
  }

  /** The mean of each metric of each datapoint that has an id. */
  Map<MetricKey, Map<String, Double>> byDatapoint() {
    Map<MetricKey, Map<String, Series>> all = new TreeMap<>();
    for (Datapoint datapoint : datapoints()) {
      for (Reading reading : datapoint.readings) {
        if (reading.isNumeric() && datapoint.id != null) {
          all.computeIfAbsent(reading.key(), key -> new LinkedHashMap<>())
              .computeIfAbsent(datapoint.name(), id -> new Series())
              .add(datapoint, reading);
        }
      }
    }
    Map<MetricKey, Map<String, Double>> means = new TreeMap<>();
    all.forEach((key, series) -> {
      Map<String, Double> ofKey = new LinkedHashMap<>();
      series.forEach((id, one) -> ofKey.put(id, Aggregate.AVERAGE.of(one.values())));
      means.put(key, ofKey);
    });
    return means;
  }
}
