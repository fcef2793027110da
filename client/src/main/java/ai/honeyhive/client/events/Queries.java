package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What searches and exports have in common. */
final class Queries {
  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private Queries() {}

  static JsonFields withFilter(JsonFields json, EventFilter filter) {
    List<@Nullable Object> filters = new ArrayList<>(json.list("filters"));
    filters.add(filter.json.all());
    return json.with("filters", filters);
  }

  /** The backend wants both ends. */
  static Map<String, String> range(
      @Nullable Instant from, @Nullable Instant to, String fromName, String toName) {
    Instant first = from == null ? BEGINNING : from;
    Instant last = to == null ? END : to;
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("the time from " + first + " to " + last + " is none");
    }
    return Map.of(fromName, first.toString(), toName, last.toString());
  }

  static int inRange(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be in 1 to " + most + ": " + value);
    }
    return value;
  }
}
