package ai.honeyhive.server.internal.storage;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.tail.Tail;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.archive.Archive;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import ai.honeyhive.server.store.upkeep.StoreStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The store as the routes use it: waiting for the disk. */
public final class Storage {
  private final EventStore store;
  private final Documents documents;
  private final Archive archive;
  private final Tail tail;

  public Storage(Store store) {
    this.store = store.events();
    this.documents = new Documents(store.documents());
    this.archive = store.archive();
    this.tail = new Tail(store.events());
  }

  /** What is not events. */
  public Documents documents() {
    return documents;
  }

  /** All that a project has, to be read. */
  public Archive archive() {
    return archive;
  }

  /** Returns when what was read from another store is durable. */
  public void restore(String project, List<ArchiveRecord> records) {
    Durable.await(archive.restore(project, records));
  }

  /** Those who watch what is written here. */
  public Tail tail() {
    return tail;
  }

  /** Returns when the events are durable. */
  public void write(List<EventWrite> writes) {
    Durable.await(store.write(writes));
    tail.written(writes);
  }

  /** Returns when the update is durable. */
  public void update(String project, String eventId, EventUpdate update) {
    Durable.await(store.update(project, eventId, update));
    tail.updated(project, eventId);
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

  public void scan(EventQuery query, Predicate<Event> each) {
    store.scan(query, each);
  }

  /**
   * Returns when an event, or a session with all its events, is gone; tells whether it was there.
   */
  public boolean delete(String project, String eventId) {
    return store.delete(project, eventId) > 0;
  }

  public SessionPage sessions(SessionQuery query) {
    return store.sessions(query);
  }

  public StoreStatus status() {
    return store.status();
  }
}
