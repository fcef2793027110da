package ai.honeyhive.server.internal.sqlite;

import static ai.honeyhive.server.internal.sqlite.Writes.PROJECT;
import static ai.honeyhive.server.internal.sqlite.Writes.event;
import static ai.honeyhive.server.internal.sqlite.Writes.id;
import static ai.honeyhive.server.internal.sqlite.Writes.session;
import static ai.honeyhive.server.internal.sqlite.Writes.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.sqlite.file.Connections;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.StoreBusyException;
import ai.honeyhive.server.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventStoreTest {
  private static final String SESSION = id(1000);

  @TempDir
  Path directory;

  private SqliteStore stored;
  private EventStore store;

  @BeforeEach
  void open() {
    stored = SqliteStore.open(directory);
    store = stored.events();
  }

  @AfterEach
  void close() {
    stored.close();
  }

  private Connection database() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("honeyhive.db"));
  }

  @Test
  void projectsNeverSeeEachOther() {
    Event event = event(1, SESSION).build();
    write(
        store,
        EventWrite.of("a", event),
        EventWrite.of("b", event(1, SESSION).eventName("b's").build()));
    assertThat(store.find("a", id(1)).orElseThrow().eventName()).isEqualTo("event 1");
    assertThat(store.find("a", id(1)).orElseThrow().projectId()).isEqualTo("a");
    assertThat(store.find("b", id(1)).orElseThrow().eventName()).isEqualTo("b's");
    assertThat(store.session("b", SESSION)).hasSize(2);
    assertThat(store.find("c", id(1))).isEmpty();
    assertThat(store.session("c", SESSION)).isEmpty();
    assertThat(store.search(EventQuery.in("c").build()).total()).isZero();
  }

  @Test
  void aSessionIsReadWithItsOwnEventFirst() {
    write(store, write(event(2, SESSION)), write(event(1, SESSION)));
    write(store, write(session(SESSION).startTime(50.0)));
    assertThat(store.session(PROJECT, SESSION))
        .extracting(Event::eventId)
        .containsExactly(SESSION, id(1), id(2));
    assertThat(store.session(PROJECT, id(77))).isEmpty();
  }

  @Test
  void aSessionAddsItsEventsUp() {
    write(
        store,
        write(event(1, SESSION)
            .eventType(EventType.MODEL)
            .endTime(90.0)
            .metadata(Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15))
            .metrics(Map.of("cost", 0.25))),
        write(event(2, SESSION)
            .eventType(EventType.CHAIN)
            .error("broken")
            .metadata(Map.of("prompt_tokens", 10, "total_tokens", 15))
            .metrics(Map.of("cost", 0.25))),
        write(event(3, SESSION).feedback(Map.of("rating", 5))));
    assertThat(store.find(PROJECT, SESSION).orElseThrow().metadata())
        .isEqualTo(Map.of(
            "num_events", 3L,
            "num_model_events", 1L,
            "num_errors", 1L,
            "has_feedback", true,
            "cost", 0.25,
            "prompt_tokens", 10L,
            "completion_tokens", 5L,
            "total_tokens", 15L,
            "events_end_time", 90.0));
  }

  @Test
  void whatASessionSaysItselfIsNotOverwrittenBySums() {
    write(store, write(session(SESSION).metadata(Map.of("cost", 7))), write(event(1, SESSION)));
    assertThat(store.find(PROJECT, SESSION).orElseThrow().metadata())
        .containsEntry("cost", 7L)
        .containsEntry("num_events", 1L);
  }

  @Test
  void eventsOfSpansThatWereMappedBeforehandAreLinkedToo() {
    Map<String, Object> place = Map.of(
        "trace_id", Writes.TRACE, "span_id", Writes.spanId(2), "parent_span_id", Writes.spanId(1));
    write(store, write(event(5, SESSION).metadata(place)));
    write(store, Writes.spanWrite(1, 0, Map.of("honeyhive.session_id", SESSION)));
    assertThat(store.find(PROJECT, id(5)).orElseThrow().parentId()).isEqualTo(Writes.eventId(1));
    assertThat(store.find(PROJECT, Writes.eventId(1)).orElseThrow().childrenIds())
        .containsExactly(id(5));
  }

  @Test
  void aSpanThatIsItsOwnParentHangsOnItsSession() {
    write(store, Writes.spanWrite(1, 1, Map.of("honeyhive.session_id", SESSION)));
    assertThat(store.find(PROJECT, Writes.eventId(1)).orElseThrow().parentId()).isEqualTo(SESSION);
  }

  @Test
  void anUpdateOfASpansEventKeepsItsPlace() {
    write(
        store,
        Writes.spanWrite(1, 0, Map.of("honeyhive.session_id", SESSION)),
        Writes.spanWrite(2, 1, Map.of("honeyhive.session_id", SESSION)));
    Event update = Event.builder()
        .eventId(Writes.eventId(2))
        .sessionId(SESSION)
        .eventType(EventType.TOOL)
        .feedback(Map.of("rating", 1))
        .build();
    write(store, EventWrite.of(PROJECT, update));
    Event updated = store.find(PROJECT, Writes.eventId(2)).orElseThrow();
    assertThat(updated.parentId()).isEqualTo(Writes.eventId(1));
    assertThat(updated.feedback()).containsEntry("rating", 1L);
    assertThat(updated.eventName()).isEqualTo("span 2");
    assertThat(store.find(PROJECT, SESSION).orElseThrow().metadata())
        .containsEntry("has_feedback", true);
  }

  @Test
  void everyCommitWaitsForTheDisk() throws SQLException {
    try (Connection writer = Connections.writer(directory.resolve("other.db"));
        Statement statement = writer.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1))
          .as("FULL")
          .isEqualTo(2);
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
    }
  }

  @Test
  void aNewerSchemaIsRefused() throws SQLException {
    stored.close();
    try (Connection database = database();
        Statement statement = database.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertThatThrownBy(() -> SqliteStore.open(directory))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("schema 99")
        .hasMessageContaining("newer server");
  }

  @Test
  void writesAreRefusedWhenTooMuchIsWaiting() throws Exception {
    EventWrite large = write(event(1, SESSION).inputs(Map.of("text", "x".repeat(12 << 20))));
    try (Connection other = database();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE"); // nothing can be committed meanwhile
      List<CompletableFuture<Void>> accepted = new ArrayList<>();
      assertThatThrownBy(() -> {
            for (int i = 0; i < 10; i++) {
              accepted.add(store.write(List.of(large)));
            }
          })
          .isInstanceOf(StoreBusyException.class);
      statement.execute("ROLLBACK");
      for (CompletableFuture<Void> one : accepted) {
        one.get(20, TimeUnit.SECONDS);
      }
    }
    write(store, large);
    assertThat(store.find(PROJECT, id(1))).isPresent();
  }

  @Test
  void aDatabaseThatCannotBeWrittenFailsTheWriteAndIsTriedAgain() throws Exception {
    try (Connection other = database();
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<Void> failed = store.write(List.of(write(event(1, SESSION))));
      assertThatThrownBy(() -> failed.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("could not be stored");
      statement.execute("ROLLBACK");
    }
    assertThat(store.search(EventQuery.in(PROJECT).build()).total()).isZero();
    write(store, write(event(1, SESSION)));
    assertThat(store.search(EventQuery.in(PROJECT).build()).total()).isEqualTo(2);
  }

  @Test
  void oneBrokenWriteDoesNotFailItsNeighbours() throws Exception {
    write(store, write(event(1, SESSION)));
    stored.close();
    try (Connection database = database();
        Statement statement = database.createStatement()) {
      statement.execute("UPDATE body SET json = x'00'");
    }
    open();
    CompletableFuture<Void> bad = store.write(List.of(write(event(1, SESSION).error("changed"))));
    CompletableFuture<Void> good = store.write(List.of(write(event(2, id(2000)))));
    good.get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> bad.get(20, TimeUnit.SECONDS))
        .hasMessageContaining("could not be stored");
  }

  @Test
  void closingWritesWhatWasAcceptedAndRefusesTheRest() throws Exception {
    List<CompletableFuture<Void>> accepted = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      accepted.add(store.write(List.of(write(event(i, SESSION)))));
    }
    stored.close();
    stored.close();
    assertThat(accepted).allMatch(one -> one.isDone() && !one.isCompletedExceptionally());
    assertThatThrownBy(() -> store.write(List.of(write(event(1, SESSION)))))
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> store.find(PROJECT, id(1))).hasMessageContaining("closed");
    open();
    assertThat(store.search(EventQuery.in(PROJECT).build()).total()).isEqualTo(201);
  }

  @Test
  void nothingToWriteIsWritten() throws Exception {
    store.write(List.of()).get(1, TimeUnit.SECONDS);
  }

  @Test
  void idsThatAreNoUuidsAreRefused() {
    assertThatThrownBy(() -> EventWrite.of(PROJECT, event(1, "mine").build()))
        .hasMessageContaining("session_id");
    assertThatThrownBy(
            () -> EventWrite.of(PROJECT, event(1, SESSION).eventId("X").build()))
        .hasMessageContaining("event_id");
    assertThatThrownBy(
            () -> EventWrite.of(PROJECT, event(1, SESSION).parentId("").build()))
        .hasMessageContaining("parent_id");
  }

  @Test
  void theFilesAreInTheDirectory() {
    assertThat(Files.exists(directory.resolve("honeyhive.db"))).isTrue();
    assertThat(Files.exists(directory.resolve("lock"))).isTrue();
  }
}
