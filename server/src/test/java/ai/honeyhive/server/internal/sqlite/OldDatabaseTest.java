package ai.honeyhive.server.internal.sqlite;

import static ai.honeyhive.server.internal.sqlite.Writes.PROJECT;
import static ai.honeyhive.server.internal.sqlite.Writes.event;
import static ai.honeyhive.server.internal.sqlite.Writes.id;
import static ai.honeyhive.server.internal.sqlite.Writes.write;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Caller;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Databases that older servers made, with their tables as they were then. */
class OldDatabaseTest {
  private static final List<String> VERSION_1 = List.of(
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

  private static final List<String> VERSION_2 = List.of("""
          CREATE TABLE event_update (
            project INTEGER NOT NULL,
            event_id BLOB NOT NULL,
            json BLOB NOT NULL,
            PRIMARY KEY (project, event_id))""");

  private static final String SESSION = id(1000);

  @TempDir
  Path directory;

  private void create(int version) throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("honeyhive.db"));
        Statement statement = database.createStatement()) {
      List<List<String>> steps = List.of(VERSION_1, VERSION_2).subList(0, version);
      for (String table : steps.stream().flatMap(List::stream).toList()) {
        statement.execute(table);
      }
      statement.execute("PRAGMA user_version = " + version);
      statement.execute("INSERT INTO project VALUES (1, '" + PROJECT + "')");
      insert(database, 1, session());
      insert(
          database,
          2,
          event(2, SESSION)
              .error("429")
              .metadata(Map.of("run_id", "run-1", "dataset_id", "set-1", "datapoint_id", 7))
              .config(Map.of("model", "small")));
      insert(database, 3, event(3, SESSION));
      statement.execute("INSERT INTO session VALUES"
          + " (1, NULL, x'7b7d', NULL, 2, 0, 1, 0, 0, 0, 0, 0.0, 2.0, 3.0)");
    }
  }

  private static Event.Builder session() {
    return Writes.session(SESSION).eventName("old").startTime(1.0).endTime(1.0).duration(0.0);
  }

  private static void insert(Connection database, long row, Event.Builder builder)
      throws SQLException {
    Event event = builder.endTime(9.0).duration(7.5).build();
    try (PreparedStatement insert = database.prepareStatement("INSERT INTO event VALUES (?, 1, ?,"
            + " ?, NULL, NULL, NULL, NULL, ?, ?, 'dev', ?, 0, ?, NULL, 9.0, 0, 0, 0, 0.0)");
        PreparedStatement body = database.prepareStatement("INSERT INTO body VALUES (?, ?)")) {
      insert.setLong(1, row);
      insert.setBytes(2, Ids.uuid(event.eventId()));
      insert.setBytes(3, Ids.uuid(event.sessionId()));
      insert.setString(4, event.eventType().wireName());
      insert.setString(5, event.eventName());
      insert.setInt(6, event.error() == null ? 0 : 1);
      insert.setDouble(7, event.startTime());
      insert.executeUpdate();
      body.setLong(1, row);
      body.setBytes(2, event.toJson().toString().getBytes(StandardCharsets.UTF_8));
      body.executeUpdate();
    }
  }

  private static List<String> found(EventStore store, String field, String value) {
    EventFilter filter =
        EventFilter.of(field, FilterOperator.IS, TextNode.valueOf(value), EventFilter.Type.STRING);
    return Stream.of(EventQuery.in(PROJECT).filters(List.of(filter)).build())
        .flatMap(query -> store.search(query).events().stream())
        .map(Event::eventName)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1, metadata.run_id, run-1",
    "2, metadata.run_id, run-1",
    "2, metadata.dataset_id, set-1",
    "2, metadata.datapoint_id, 7",
    "2, config.model, small"
  })
  void oldEvents_areFoundByTheNewColumns(int version, String field, String value) throws Exception {
    create(version);
    try (SqliteStore database = SqliteStore.open(directory)) {
      EventStore store = database.events();
      assertThat(found(store, field, value)).containsExactly("event 2");
      assertThat(found(store, field, "other")).isEmpty();
      assertThat(store.session(PROJECT, SESSION))
          .extracting(Event::eventName)
          .containsExactly("old", "event 2", "event 3");
    }
  }

  @Test
  void anOldDatabase_takesUpdatesAndNewEvents() throws Exception {
    create(1);
    try (SqliteStore database = SqliteStore.open(directory)) {
      EventStore store = database.events();
      EventUpdate update = EventUpdate.fromJson(Caller.parse("{\"metrics\": {\"m\": 1}}"));
      store.update(PROJECT, id(3), update).get(20, TimeUnit.SECONDS);
      Writes.write(store, write(event(4, SESSION).metadata(Map.of("run_id", "run-1"))));
      assertThat(store.find(PROJECT, id(3)).orElseThrow().metrics()).containsEntry("m", 1L);
      assertThat(found(store, "metadata.run_id", "run-1")).containsExactly("event 4", "event 2");
      assertThat(store.find(PROJECT, SESSION).orElseThrow().metadata())
          .containsEntry("num_events", 3L);
    }
  }
}
