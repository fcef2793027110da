package ai.honeyhive.server.internal.tail;

import ai.honeyhive.server.internal.http.BodyStream;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Hands what was written to those who watch. A writer only adds to queues that never make it wait;
 * without watchers it does nothing.
 */
public final class Tail {
  static final int MOST_WATCHERS = 64;

  private static final long HEARTBEAT_MILLIS = 15_000;

  private final EventStore store;
  private final long heartbeatMillis;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

  /**
   * Makes a tail that nobody watches yet.
   *
   * @param store where updated events are read, on their watcher's thread
   */
  public Tail(EventStore store) {
    this(store, HEARTBEAT_MILLIS);
  }

  Tail(EventStore store, long heartbeatMillis) {
    this.store = store;
    this.heartbeatMillis = heartbeatMillis;
  }

  /** Events were written, and are durable. */
  public void written(List<EventWrite> writes) {
    if (watchers.isEmpty()) {
      return;
    }
    for (EventWrite write : writes) {
      News news = new News(write.project(), write.event());
      watchers.forEach(watcher -> watcher.offer(news));
    }
  }

  /** An event was updated, durably; it may not be there yet. */
  public void updated(String project, String eventId) {
    watchers.forEach(watcher -> watcher.offer(new News(project, eventId)));
  }

  /** How many watch now. */
  int watchers() {
    return watchers.size();
  }

  /**
   * Watches a project from now on.
   *
   * @param wanted tells of an event's JSON form whether it is to be seen
   * @return the events as {@code text/event-stream}
   */
  public synchronized BodyStream watch(String project, Predicate<JsonNode> wanted) {
    if (watchers.size() >= MOST_WATCHERS) {
      throw HttpFailure.unavailable("More than " + MOST_WATCHERS + " watch the tail already", 5);
    }
    Watcher watcher = new Watcher(project);
    watchers.add(watcher);
    return new TailStream(this, watcher, wanted);
  }

  /** Ends watching. */
  void leave(Watcher watcher) {
    watchers.remove(watcher);
  }

  EventStore store() {
    return store;
  }

  /** After how much silence a watcher is told that the server is still there. */
  long heartbeatMillis() {
    return heartbeatMillis;
  }
}
