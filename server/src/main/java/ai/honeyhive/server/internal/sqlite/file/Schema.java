package ai.honeyhive.server.internal.sqlite.file;

import ai.honeyhive.server.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables. {@code event} has one small row for each event, {@code body} its content,
 * {@code session} what is known about the session whose own event has the same id.
 *
 * <p>A session's own event is made of two layers, so that the order of arrival does not matter:
 * {@code started}, the event as it was posted, over {@code said}, what spans said about the
 * session. {@code event_update} has all updates of an event as one, on top of both and of every
 * other event, whether it is there yet or not. {@code document} has what is no event; the number of
 * a row is its version.
 */
public final class Schema {
  private static final List<String> FIRST = List.of(
      """
          CREATE TABLE project (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE)""",
      """
          CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            project INTEGER NOT NULL,
            event_id BLOB NOT NULL,
            session_id BLOB NOT NULL,
            trace_id BLOB,
            span_id BLOB,
            parent_span_id BLOB,
            parent_id BLOB,
            type TEXT NOT NULL,
            name TEXT NOT NULL,
            source TEXT NOT NULL,
            failed INTEGER NOT NULL,
            feedback INTEGER NOT NULL,
            start_ms REAL NOT NULL,
            start_ns INTEGER,
            end_ms REAL NOT NULL,
            prompt_tokens INTEGER NOT NULL,
            completion_tokens INTEGER NOT NULL,
            total_tokens INTEGER NOT NULL,
            cost REAL NOT NULL)""",
      "CREATE UNIQUE INDEX event_by_id ON event (project, event_id)",
      "CREATE INDEX event_by_session ON event (project, session_id, start_ms)",
      "CREATE INDEX event_by_start ON event (project, start_ms, type)",
      "CREATE INDEX session_by_start ON event (project, start_ms) WHERE type = 'session'",
      """
          CREATE INDEX event_by_span ON event (project, trace_id, span_id)
            WHERE trace_id IS NOT NULL""",
      """
          CREATE INDEX event_by_parent ON event (project, parent_id)
            WHERE parent_id IS NOT NULL""",
      """
          CREATE TABLE body (
            id INTEGER PRIMARY KEY,
            json BLOB NOT NULL)""",
      """
          CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            started BLOB,
            said BLOB NOT NULL,
            arrived_ms REAL,
            events INTEGER NOT NULL,
            models INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            feedback INTEGER NOT NULL,
            prompt_tokens INTEGER NOT NULL,
            completion_tokens INTEGER NOT NULL,
            total_tokens INTEGER NOT NULL,
            cost REAL NOT NULL,
            first_start_ms REAL,
            last_end_ms REAL)""");

  private static final List<String> SECOND = List.of("""
          CREATE TABLE event_update (
            project INTEGER NOT NULL,
            event_id BLOB NOT NULL,
            json BLOB NOT NULL,
            PRIMARY KEY (project, event_id))""");

  // What filters and lists ask for, out of the bodies; rows that say nothing are in no index.
  private static final List<String> THIRD = List.of(
      "ALTER TABLE event ADD COLUMN run_id TEXT",
      "ALTER TABLE event ADD COLUMN dataset_id TEXT",
      "ALTER TABLE event ADD COLUMN datapoint_id TEXT",
      "ALTER TABLE event ADD COLUMN model TEXT",
      "ALTER TABLE event ADD COLUMN duration_ms REAL",
      """
          UPDATE event SET (run_id, dataset_id, datapoint_id, model, duration_ms) = (
            SELECT
              json_extract(b.text, '$.metadata.run_id'),
              json_extract(b.text, '$.metadata.dataset_id'),
              json_extract(b.text, '$.metadata.datapoint_id'),
              json_extract(b.text, '$.config.model'),
              json_extract(b.text, '$.duration')
            FROM (SELECT CAST(json AS TEXT) AS text FROM body WHERE body.id = event.id) b)""",
      """
          CREATE INDEX event_by_run ON event (project, run_id, start_ms)
            WHERE run_id IS NOT NULL""",
      """
          CREATE INDEX event_by_dataset ON event (project, dataset_id, start_ms)
            WHERE dataset_id IS NOT NULL""",
      """
          CREATE INDEX event_by_datapoint ON event (project, datapoint_id, start_ms)
            WHERE datapoint_id IS NOT NULL""",
      "CREATE INDEX event_by_failure ON event (project, start_ms) WHERE failed = 1",
      "CREATE INDEX event_by_feedback ON event (project, start_ms) WHERE feedback = 1");

  private static final List<String> DOCUMENTS = List.of(
      """
          CREATE TABLE document (
            version INTEGER PRIMARY KEY AUTOINCREMENT,
            project TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            created INTEGER NOT NULL,
            updated INTEGER NOT NULL,
            json BLOB NOT NULL)""",
      "CREATE UNIQUE INDEX document_by_id ON document (project, kind, id)",
      "CREATE INDEX document_by_time ON document (project, kind, created, id)",
      """
          CREATE INDEX document_by_name ON document (project, kind, name, created, id)
            WHERE name <> ''""");

  // What the text index has to do that is in another file: rows that changed or are gone since it
  // took them in. A number of a change, or of a row, is never given again.
  private static final List<String> TEXT =
      List.of("""
          CREATE TABLE text_change (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id INTEGER NOT NULL)""", """
          CREATE TABLE mark (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL)""", "INSERT INTO mark VALUES ('store', random()), ('last_event', 0)");

  // A step that was released never changes: what comes later is another step.
  private static final List<List<String>> STEPS = List.of(FIRST, SECOND, THIRD, DOCUMENTS, TEXT);
  static final int VERSION = STEPS.size();

  private Schema() {}

  /** Creates the tables that are missing; refuses a database that a newer server made. */
  public static void prepare(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > VERSION) {
      throw new StoreException(
          "The storage was written by a newer server (schema "
              + version
              + ", this server knows "
              + VERSION
              + "); start that one, or use another directory",
          null);
    }
    if (version < VERSION) {
      create(connection, STEPS.subList(version, VERSION));
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.getInt(1);
    }
  }

  private static void create(Connection connection, List<List<String>> steps) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (List<String> step : steps) {
        for (String table : step) {
          statement.execute(table);
        }
      }
      statement.execute("PRAGMA user_version = " + VERSION);
      statement.execute("COMMIT");
    }
  }
}
