package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.read.EventReader;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import ai.honeyhive.server.store.upkeep.Removed;
import ai.honeyhive.server.store.upkeep.Retention;
import ai.honeyhive.server.store.upkeep.StoreStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Events in a SQLite database. */
final class SqliteEventStore implements EventStore {
  private final GroupCommit commits;
  private final Readers readers;
  private final Upkeep upkeep;

  SqliteEventStore(GroupCommit commits, Readers readers) {
    this.commits = commits;
    this.readers = readers;
    this.upkeep = new Upkeep(commits, readers);
  }

  @Override
  public CompletableFuture<Void> write(List<EventWrite> writes) {
    return commits.write(writes);
  }

  @Override
  public CompletableFuture<Void> update(String project, String eventId, EventUpdate update) {
    return commits.update(project, eventId, update);
  }

  @Override
  public Optional<Event> find(String project, String eventId) {
    return readers.read(connection -> new EventReader(connection).event(project, eventId)).stream()
        .findFirst();
  }

  @Override
  public List<Event> session(String project, String sessionId) {
    return readers.read(connection -> new EventReader(connection).session(project, sessionId));
  }

  @Override
  public EventPage search(EventQuery query) {
    return readers.read(connection -> new EventReader(connection).search(query));
  }

  @Override
  public void scan(EventQuery query, Predicate<Event> each) {
    readers.read(connection -> {
      new EventReader(connection).scan(query, each);
      return query;
    });
  }

  @Override
  public SessionPage sessions(SessionQuery query) {
    return readers.read(connection -> new EventReader(connection).sessions(query));
  }

  @Override
  public long delete(String project, String eventId) {
    return upkeep.delete(project, eventId);
  }

  @Override
  public Removed retain(Retention retention) {
    return upkeep.retain(retention);
  }

  @Override
  public StoreStatus status() {
    return upkeep.status();
  }
}
