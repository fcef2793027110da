package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.model.Event;
import org.jspecify.annotations.Nullable;

/** Fills in the times that an event leaves out. */
final class EventTimes {
  private EventTimes() {}

  /** Start, end and duration follow from each other; an event without any started and ended now. */
  static Event complete(Event event, double nowMs) {
    Double start = event.startTime();
    Double end = event.endTime();
    Double duration = event.duration();
    if (start != null && end != null && duration != null) {
      return event;
    }
    if (start == null) {
      start = (end == null ? nowMs : end) - orZero(duration);
    }
    if (end == null) {
      end = start + orZero(duration);
    }
    if (duration == null) {
      duration = end - start;
    }
    return event.toBuilder().startTime(start).endTime(end).duration(duration).build();
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
