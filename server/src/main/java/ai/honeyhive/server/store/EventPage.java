package ai.honeyhive.server.store;

import ai.honeyhive.client.model.Event;
import java.util.List;

/** One page of the answer to an {@link EventQuery}. Immutable. */
public final class EventPage {
  private final List<Event> events;
  private final long total;

  /**
   * Makes a page.
   *
   * @param events the events of this page
   * @param total how many events match in all, or as many as were to be counted
   */
  public EventPage(List<Event> events, long total) {
    this.events = List.copyOf(events);
    this.total = total;
  }

  /** {@return the events of this page, the latest start first} */
  public List<Event> events() {
    return events;
  }

  /** {@return how many events match in all, or {@link EventQuery#countUpTo} when there are more} */
  public long total() {
    return total;
  }
}
