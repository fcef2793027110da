package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes batches, each in one transaction: events, and the sessions they belong to. Used by one
 * thread.
 */
final class Writer implements AutoCloseable {
  private final Connection connection;
  private final EventTable events;
  private final SessionTable sessionTable;
  private final ProjectTable projects;
  // The sessions the running transaction touches; written once, at its end.
  private final Map<SessionKey, SessionState> sessions = new LinkedHashMap<>();

  private record SessionKey(int project, String sessionId) {}

  Writer(Connection connection) throws SQLException {
    this.connection = connection;
    this.events = new EventTable(connection);
    this.sessionTable = new SessionTable(connection);
    this.projects = new ProjectTable(connection);
    connection.setAutoCommit(false);
  }

  /** Writes all, durably, or none. */
  void write(List<EncodedWrite> writes) throws SQLException {
    try {
      for (EncodedWrite write : writes) {
        apply(write);
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
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private void apply(EncodedWrite write) throws SQLException {
    int project = projects.number(write.project);
    EventRow row = write.row;
    if (row == null) {
      session(project, write.event.sessionId()).start(write.event, write.arrivedMs);
      return;
    }
    SessionState own = sessions.get(new SessionKey(project, write.event.eventId()));
    if (own != null) {
      own.start(asSession(write.event), write.arrivedMs);
    } else if (events.insert(project, row)) {
      session(project, write.event.sessionId()).add(row, write.span);
    } else {
      change(project, write, row);
    }
  }

  /** An event with a known id: the two become one. */
  private void change(int project, EncodedWrite write, EventRow row) throws SQLException {
    EventTable.Stored stored = Objects.requireNonNull(events.find(project, row.eventId));
    if (Arrays.equals(stored.body, row.body)) {
      return;
    }
    SessionState own = sessionTable.find(project, write.event.eventId(), stored.id);
    if (own != null) {
      sessions.put(new SessionKey(project, own.sessionId), own);
      own.start(asSession(write.event), write.arrivedMs);
      return;
    }
    EventRow merged = row.with(EventMerge.over(Json.event(stored.body), write.event));
    events.update(stored.id, merged);
    SessionState session = session(project, write.event.sessionId());
    session.hear(merged, write.span);
    session.recomputed(sessionTable.sums(project, merged.sessionId));
    if (!Arrays.equals(stored.sessionId, merged.sessionId)) {
      recompute(project, stored.sessionId);
    }
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
      EventRow row = EventRow.ofSession(session.event());
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
    connection.close();
  }
}
