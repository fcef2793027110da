package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.document.DocumentTable;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.remove.RemovalTable;
import ai.honeyhive.server.store.EventUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches, each in one transaction: events, the sessions they belong to, and documents. Used
 * by one thread.
 */
final class Writer implements AutoCloseable {
  private final Connection connection;
  private final EventTable events;
  private final SessionTable sessionTable;
  private final ProjectTable projects;
  private final UpdateTable updates;
  private final RemovalTable removals;
  private final DocumentTable documents;
  // The sessions the running transaction touches; written once, at its end.
  private final Map<SessionKey, SessionState> sessions = new LinkedHashMap<>();

  private record SessionKey(int project, String sessionId) {}

  Writer(Connection connection) throws SQLException {
    this.connection = connection;
    this.events = new EventTable(connection);
    this.sessionTable = new SessionTable(connection);
    this.projects = new ProjectTable(connection);
    this.updates = new UpdateTable(connection);
    this.removals = new RemovalTable(connection);
    this.documents = new DocumentTable(connection);
    connection.setAutoCommit(false);
  }

  /** Writes all, durably, or none. */
  void write(List<? extends Change> changes) throws SQLException {
    try {
      for (Change change : changes) {
        change.applyTo(this);
      }
      for (SessionState session : List.copyOf(sessions.values())) {
        flush(session);
      }
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    } finally {
      sessions.clear();
    }
  }

  private void rollback(Exception cause) {
    projects.forget();
    documents.forget();
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Deletes an event, or so many of a session's, its own as the last; returns how many. */
  int remove(String name, byte[] id, int most) throws SQLException {
    // What the transaction did to sessions has to be in the tables for the sums to be right.
    for (SessionState session : List.copyOf(sessions.values())) {
      flush(session);
    }
    sessions.clear();
    int project = projects.number(name);
    EventTable.Stored stored = events.find(project, id);
    if (stored == null) {
      return 0;
    }
    boolean isSession = Arrays.equals(stored.sessionId, id);
    int removed =
        isSession ? removals.removeSession(project, id, most) : removals.removeEvent(project, id);
    if (!isSession || events.find(project, id) != null) {
      recompute(project, stored.sessionId);
    }
    return removed;
  }

  RemovalTable removals() {
    return removals;
  }

  DocumentTable documents() {
    return documents;
  }

  void apply(EncodedWrite write) throws SQLException {
    int project = projects.number(write.project);
    if (write.row == null) {
      session(project, write.event.sessionId()).start(write.event, write.arrivedMs);
      return;
    }
    SessionState own = sessions.get(new SessionKey(project, write.event.eventId()));
    if (own != null) {
      own.start(asSession(write.event), write.arrivedMs);
      return;
    }
    EventRow row = updates.applyTo(project, write.row);
    if (events.insert(project, row)) {
      SessionState session = session(project, write.event.sessionId());
      if (write.restored) {
        session.addSilent(row);
      } else {
        session.add(row, write.span);
      }
    } else {
      change(project, write, row);
    }
  }

  /** What another store knew of a session. */
  void apply(SessionState.Restored write) throws SQLException {
    SessionState session = session(projects.number(write.project), write.sessionId);
    if (write.started == null) {
      session.startOnceMs = write.startMs;
    } else {
      session.start(write.started, write.arrivedMs);
    }
    session.said.restore(write.said);
  }

  /** An event with a known id: the two become one. */
  private void change(int project, EncodedWrite write, EventRow row) throws SQLException {
    EventTable.Stored stored = Objects.requireNonNull(events.find(project, row.eventId));
    if (Arrays.equals(stored.body, row.body)) {
      return;
    }
    SessionState own = known(project, write.event.eventId(), stored.id);
    if (own != null) {
      own.start(asSession(write.event), write.arrivedMs);
      return;
    }
    EventRow merged =
        updates.applyTo(project, row.with(EventMerge.over(Json.event(stored.body), write.event)));
    events.update(stored.id, merged);
    SessionState session = session(project, write.event.sessionId());
    if (!write.restored) {
      session.hear(merged, write.span);
    }
    session.recomputed(sessionTable.sums(project, merged.sessionId));
    if (!Arrays.equals(stored.sessionId, merged.sessionId)) {
      recompute(project, stored.sessionId);
    }
  }

  /** An update is kept, and whatever is written of its event is written with it from now on. */
  void apply(EncodedUpdate write) throws SQLException {
    int project = projects.number(write.project);
    EventUpdate all = updates.add(project, write.id, write.update);
    if (all == null) {
      return;
    }
    SessionState own = sessions.get(new SessionKey(project, write.eventId));
    EventTable.Stored stored = own == null ? events.find(project, write.id) : null;
    if (stored != null) {
      own = known(project, write.eventId, stored.id);
    }
    if (own != null) {
      own.update();
    } else if (stored != null) {
      update(project, stored, all);
    }
  }

  private void update(int project, EventTable.Stored stored, EventUpdate update)
      throws SQLException {
    Event before = Json.event(stored.body);
    EventRow after = EventRow.inPlace(update.applyTo(before));
    events.update(stored.id, after);
    if (!after.addsUpLike(EventRow.inPlace(before))) {
      recompute(project, stored.sessionId);
    }
  }

  /** The session whose own event has this row; null when it is another event's. */
  private @Nullable SessionState known(int project, String sessionId, long id) throws SQLException {
    SessionState state = sessionTable.find(project, sessionId, id);
    if (state != null) {
      sessions.put(new SessionKey(project, sessionId), state);
    }
    return state;
  }

  private void recompute(int project, byte[] sessionId) throws SQLException {
    session(project, Ids.uuidText(sessionId)).recomputed(sessionTable.sums(project, sessionId));
  }

  /** The session with this id; made up when nothing is known about it yet. */
  private SessionState session(int project, String sessionId) throws SQLException {
    SessionKey key = new SessionKey(project, sessionId);
    SessionState loaded = sessions.get(key);
    if (loaded == null) {
      loaded = load(project, sessionId);
      sessions.put(key, loaded);
    }
    return loaded;
  }

  private SessionState load(int project, String sessionId) throws SQLException {
    EventTable.Stored stored = events.find(project, Ids.uuid(sessionId));
    if (stored == null) {
      return new SessionState(project, sessionId, events.newId());
    }
    SessionState known = sessionTable.find(project, sessionId, stored.id);
    return known == null ? adopt(project, sessionId, stored) : known;
  }

  /** An event whose id turns out to be a session's id becomes that session's own event. */
  private SessionState adopt(int project, String sessionId, EventTable.Stored stored)
      throws SQLException {
    Event event = asSession(Json.event(stored.body));
    SessionState state =
        new SessionState(project, sessionId, stored.id, new SessionSums(), Said.nothing());
    state.start(event, Objects.requireNonNull(event.startTime()));
    events.update(stored.id, EventRow.ofSession(event));
    recompute(project, stored.sessionId);
    return state;
  }

  private static Event asSession(Event event) {
    return event.toBuilder()
        .eventType(EventType.SESSION)
        .sessionId(event.eventId())
        .build();
  }

  private void flush(SessionState session) throws SQLException {
    if (session.isOtherEvent()) {
      EventRow row = updates.applyTo(session.project, EventRow.ofSession(session.event()));
      if (!session.isNew) {
        events.update(session.id, row);
      } else if (!events.insert(session.id, session.project, row)) {
        throw new IllegalStateException(
            "a new session has the id of an event: " + session.sessionId);
      }
    }
    sessionTable.put(session);
  }

  @Override
  public void close() throws SQLException {
    events.close();
    sessionTable.close();
    projects.close();
    updates.close();
    removals.close();
    documents.close();
    connection.close();
  }
}
