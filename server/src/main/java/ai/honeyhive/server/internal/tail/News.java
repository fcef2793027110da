package ai.honeyhive.server.internal.tail;

import ai.honeyhive.client.model.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that was written, or the id of one that was updated. */
final class News {
  private static final int BYTES_A_VALUE = 64;

  final String project;
  final String eventId;
  final @Nullable Event event;

  /** Roughly what it holds in memory. */
  final long bytes;

  /** An event was written. */
  News(String project, Event event) {
    this.project = project;
    this.eventId = event.eventId();
    this.event = event;
    this.bytes = bytes(event.inputs())
        + bytes(event.outputs())
        + bytes(event.config())
        + bytes(event.metadata());
  }

  /** An event was updated. */
  News(String project, String eventId) {
    this.project = project;
    this.eventId = eventId;
    this.event = null;
    this.bytes = BYTES_A_VALUE;
  }

  private static long bytes(@Nullable Object value) {
    long sum = BYTES_A_VALUE;
    if (value instanceof String text) {
      sum += text.length();
    } else if (value instanceof Map<?, ?> map) {
      for (Object each : map.values()) {
        sum += bytes(each);
      }
    } else if (value instanceof Iterable<?> list) {
      for (Object each : list) {
        sum += bytes(each);
      }
    }
    return sum;
  }
}
