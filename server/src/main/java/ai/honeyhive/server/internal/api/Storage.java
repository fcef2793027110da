package ai.honeyhive.server.internal.api;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.UpdateTooLargeException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The store as the routes use it: waiting for the disk, in the one project there is. */
public final class Storage {
  static final String PROJECT = "local-project";
  private static final int WAIT_SECONDS = 30;

  private final EventStore store;

  public Storage(EventStore store) {
    this.store = store;
  }

  /** The project that all keys of this server share. */
  public static String project() {
    return PROJECT;
  }

  /** Returns when the events are durable. */
  public void write(List<EventWrite> writes) {
    await(store.write(writes));
  }

  /** Returns when the update is durable. */
  void update(String eventId, EventUpdate update) {
    await(store.update(PROJECT, eventId, update));
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

  Optional<Event> find(String eventId) {
    return store.find(PROJECT, eventId);
  }

  List<Event> session(String sessionId) {
    return store.session(PROJECT, sessionId);
  }

  EventPage search(EventQuery query) {
    return store.search(query);
  }

  /** An id from a path. */
  static String uuid(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!EventWrite.isUuid(lower)) {
      throw HttpFailure.badRequest("The id is not a UUID: " + text);
    }
    return lower;
  }
}
