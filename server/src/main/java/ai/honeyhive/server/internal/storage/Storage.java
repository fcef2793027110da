package ai.honeyhive.server.internal.storage;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.tail.Tail;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.UpdateTooLargeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The store as the routes use it: waiting for the disk. */
public final class Storage {
  private static final int WAIT_SECONDS = 30;

  private final EventStore store;
  private final Tail tail;

  public Storage(EventStore store) {
    this.store = store;
    this.tail = new Tail(store);
  }

  /** Those who watch what is written here. */
  public Tail tail() {
    return tail;
  }

  /** Returns when the events are durable. */
  public void write(List<EventWrite> writes) {
    await(store.write(writes));
    tail.written(writes);
  }

  /** Returns when the update is durable. */
  public void update(String project, String eventId, EventUpdate update) {
    await(store.update(project, eventId, update));
    tail.updated(project, eventId);
  }

  private static void await(Future<Void> written) {
    try {
      written.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof UpdateTooLargeException tooLarge) {
        throw HttpFailure.tooLarge(String.valueOf(tooLarge.getMessage()));
      }
      throw new StoreException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new StoreException("The events were not written in " + WAIT_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("The server is stopping", e);
    }
  }

  public Optional<Event> find(String project, String eventId) {
    return store.find(project, eventId);
  }

  public List<Event> session(String project, String sessionId) {
    return store.session(project, sessionId);
  }

  public EventPage search(EventQuery query) {
    return store.search(query);
  }
}
