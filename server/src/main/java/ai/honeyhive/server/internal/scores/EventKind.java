package ai.honeyhive.server.internal.scores;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;

/** The name and the type of events. */
public record EventKind(String name, String type) implements Comparable<EventKind> {
  private static final Comparator<EventKind> ORDER =
      Comparator.comparing(EventKind::name).thenComparing(EventKind::type);

  @Override
  public int compareTo(EventKind other) {
    return ORDER.compare(this, other);
  }

  /** Both as JSON. */
  public ObjectNode json() {
    return Json.object().put("event_name", name).put("event_type", type);
  }
}
