package ai.honeyhive.server.internal.sqlite;

import static ai.honeyhive.server.internal.sqlite.Writes.PROJECT;
import static ai.honeyhive.server.internal.sqlite.Writes.event;
import static ai.honeyhive.server.internal.sqlite.Writes.eventId;
import static ai.honeyhive.server.internal.sqlite.Writes.id;
import static ai.honeyhive.server.internal.sqlite.Writes.session;
import static ai.honeyhive.server.internal.sqlite.Writes.spanWrite;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.Caller;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update may come before its event, between two of its writes, or after: nothing undoes it. */
class UpdateOrderTest {
  private static final String SESSION = id(1000);

  @TempDir
  Path directory;

  private int stores;

  /** One thing that arrives. */
  private record Step(String name, Function<EventStore, CompletableFuture<Void>> run) {}

  private static Step write(EventWrite write) {
    return new Step("write " + write.event().eventName(), store -> store.write(List.of(write)));
  }

  private static Step write(Event.Builder event) {
    return write(Writes.write(event));
  }

  private static Step update(String eventId, String json) {
    EventUpdate update = EventUpdate.fromJson(Caller.parse(json.replace('\'', '"')));
    return new Step("update " + json, store -> store.update(PROJECT, eventId, update));
  }

  private static Map<String, Object> in(String session, Object... more) {
    Map<String, Object> attributes = new HashMap<>(Map.of("honeyhive.session_id", session));
    for (int i = 0; i < more.length; i += 2) {
      attributes.put((String) more[i], more[i + 1]);
    }
    return attributes;
  }

  /** What is stored after each step had its own commit. */
  private Map<String, Event> after(List<Step> steps) throws Exception {
    try (SqliteStore database = SqliteStore.open(directory.resolve("db" + stores++))) {
      EventStore store = database.events();
      for (Step step : steps) {
        step.run.apply(store).get(20, TimeUnit.SECONDS);
      }
      return stored(store);
    }
  }

  /** What is stored after the steps shared a commit, or two. */
  private Map<String, Event> afterTogether(List<Step> steps) throws Exception {
    Path path = directory.resolve("db" + stores++);
    try (SqliteStore database = SqliteStore.open(path);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + path + "/honeyhive.db");
        Statement statement = other.createStatement()) {
      EventStore store = database.events();
      statement.execute("BEGIN IMMEDIATE"); // the writer waits, and the steps wait for it
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (Step step : steps) {
        running.add(step.run.apply(store));
      }
      statement.execute("ROLLBACK");
      for (CompletableFuture<Void> one : running) {
        one.get(20, TimeUnit.SECONDS);
      }
      return stored(store);
    }
  }

  private static Map<String, Event> stored(EventStore store) {
    Map<String, Event> events = new HashMap<>();
    store
        .search(EventQuery.in(PROJECT).build())
        .events()
        .forEach(event -> events.put(event.eventId(), event));
    return events;
  }

  private Map<String, Event> assertOrderDoesNotMatter(List<Step> steps) throws Exception {
    Map<String, Event> expected = after(steps);
    List<List<Step>> orders = Orders.of(steps);
    for (List<Step> order : orders) {
      assertThat(after(order)).as("%s", names(order)).isEqualTo(expected);
    }
    for (int i = 0; i < orders.size(); i += 3) {
      List<Step> order = orders.get(i);
      assertThat(afterTogether(order)).as("together %s", names(order)).isEqualTo(expected);
    }
    List<Step> twice = new ArrayList<>(steps);
    twice.addAll(steps);
    assertThat(after(twice)).as("twice").isEqualTo(expected);
    return expected;
  }

  private static List<String> names(List<Step> steps) {
    return steps.stream().map(Step::name).toList();
  }

  @Test
  void update_ofASession_staysWhateverTheOrderOfStartAndSpans() throws Exception {
    Event session = assertOrderDoesNotMatter(List.of(
            write(session(SESSION)
                .eventName("named")
                .startTime(5.0)
                .outputs(Map.of("started", 1))
                .metadata(Map.of("plan", "free", "kept", 1))
                .userProperties(Map.of("id", "u-1"))),
            write(
                spanWrite(1, 0, in(SESSION, "honeyhive.experiment_metadata", "{\"plan\": \"x\"}"))),
            update(SESSION, """
                {'metadata': {'plan': 'pro'}, 'user_properties': {'mail': 'a@b'},
                 'outputs': {'answer': 'Turin'}, 'duration': 7, 'end_time': 12}"""),
            update(
                SESSION,
                "{'feedback': {'rating': 5}, 'metrics': {'ok': true}, 'config': {'c': 1}}")))
        .get(SESSION);
    assertThat(session.eventName()).isEqualTo("named");
    assertThat(session.metadata())
        .containsEntry("plan", "pro")
        .containsEntry("kept", 1L)
        .containsEntry("has_feedback", true)
        .containsEntry("num_events", 1L);
    assertThat(session.userProperties()).isEqualTo(Map.of("id", "u-1", "mail", "a@b"));
    assertThat(session.outputs()).isEqualTo(Map.of("answer", "Turin"));
    assertThat(session.feedback()).isEqualTo(Map.of("rating", 5L));
    assertThat(session.metrics()).isEqualTo(Map.of("ok", true));
    assertThat(session.config()).isEqualTo(Map.of("c", 1L));
    assertThat(List.of(session.startTime(), session.endTime(), session.duration()))
        .containsExactly(5.0, 12.0, 7.0);
  }

  @Test
  void update_ofASessionThatNobodyStarts_staysToo() throws Exception {
    Event session = assertOrderDoesNotMatter(List.of(
            update(SESSION, "{'metadata': {'a': 1}}"),
            write(spanWrite(1, 0, in(SESSION, "honeyhive.session_name", "said"))),
            write(spanWrite(2, 1, in(SESSION)))))
        .get(SESSION);
    assertThat(session.eventName()).isEqualTo("said");
    assertThat(session.metadata()).containsEntry("a", 1L).containsEntry("num_events", 2L);
  }

  @Test
  void update_ofASpansEvent_countsInItsSession() throws Exception {
    Map<String, Event> events = assertOrderDoesNotMatter(List.of(
        write(spanWrite(1, 0, in(SESSION))),
        write(spanWrite(
            2, 1, in(SESSION, "gen_ai.operation.name", "chat", "gen_ai.usage.cost", 0.5))),
        update(eventId(2), "{'metrics': {'cost': 2}, 'metadata': {'prompt_tokens': 9}}"),
        update(eventId(2), "{'feedback': {'rating': 1}, 'end_time': 900}")));
    assertThat(events.get(SESSION).metadata())
        .containsEntry("cost", 2.0)
        .containsEntry("prompt_tokens", 9L)
        .containsEntry("has_feedback", true)
        .containsEntry("events_end_time", 900.0);
    assertThat(events.get(eventId(2)).parentId()).isEqualTo(eventId(1));
    assertThat(events.get(eventId(2)).endTime()).isEqualTo(900.0);
  }

  @Test
  void update_ofAnEventThatIsWrittenTwice_staysAboveBoth() throws Exception {
    Event event = assertOrderDoesNotMatter(List.of(
            write(event(1, SESSION).metadata(Map.of("k", "first", "a", 1))),
            write(event(1, SESSION).metadata(Map.of("k", "first", "b", 2)).error("late")),
            update(id(1), "{'metadata': {'k': 'updated'}, 'children_ids': ['c-1']}")))
        .get(id(1));
    assertThat(event.metadata()).containsEntry("k", "updated").containsEntry("a", 1L);
    assertThat(event.metadata()).containsEntry("b", 2L);
    assertThat(event.error()).isEqualTo("late");
    assertThat(event.childrenIds()).containsExactly("c-1");
  }

  @Test
  void update_ofAnEventThatBecomesASession_staysItsOwn() throws Exception {
    Event session = assertOrderDoesNotMatter(List.of(
            write(event(1000, id(3000)).inputs(Map.of("a", 1)).metadata(Map.of("m", 1))),
            write(event(2, SESSION)),
            write(event(3, id(3000))),
            update(SESSION, "{'metadata': {'m': 2}, 'outputs': {'o': 1}}")))
        .get(SESSION);
    assertThat(session.eventType()).isEqualTo(EventType.SESSION);
    assertThat(session.metadata()).containsEntry("m", 2L);
    assertThat(session.outputs()).isEqualTo(Map.of("o", 1L));
  }

  @Test
  void update_thatNamesASpan_leavesItsSessionWhereItIs() throws Exception {
    Map<String, Event> events = assertOrderDoesNotMatter(List.of(
        write(session(SESSION).startTime(500.0)),
        write(spanWrite(1, 0, in(SESSION))),
        write(spanWrite(2, 1, in(SESSION))),
        update(
            SESSION,
            "{'metadata': {'trace_id': '%s', 'span_id': '%s'}}"
                .formatted(Writes.TRACE, Writes.spanId(1)))));
    assertThat(events.get(eventId(2)).parentId()).isEqualTo(eventId(1));
  }

  @Test
  void updates_ofOneKey_theLaterWinsWhereverTheEventComesBetween() throws Exception {
    Step event = write(event(1, SESSION).metrics(Map.of("m", 0)));
    Step first = update(id(1), "{'metrics': {'m': 1, 'n': 1}, 'outputs': {'first': 1}}");
    Step later = update(id(1), "{'metrics': {'m': 2}, 'outputs': {'later': 2}}");
    for (List<Step> order : List.of(
        List.of(event, first, later), List.of(first, event, later), List.of(first, later, event))) {
      for (Map<String, Event> events : List.of(after(order), afterTogether(order))) {
        assertThat(events.get(id(1)).metrics()).isEqualTo(Map.of("m", 2L, "n", 1L));
        assertThat(events.get(id(1)).outputs()).isEqualTo(Map.of("later", 2L));
      }
    }
  }

  @Test
  void update_ofNothing_isNoEventUntilOneComes() throws Exception {
    assertThat(after(List.of(update(id(1), "{'metrics': {'m': 1}}")))).isEmpty();
  }

  @Test
  void update_inOneProject_isNotSeenInAnother() throws Exception {
    try (SqliteStore database = SqliteStore.open(directory.resolve("db"))) {
      EventStore store = database.events();
      update(id(1), "{'metrics': {'m': 1}}").run.apply(store).get(20, TimeUnit.SECONDS);
      store.write(List.of(EventWrite.of("q", event(1, SESSION).build()))).get(20, TimeUnit.SECONDS);
      assertThat(store.find("q", id(1)).orElseThrow().metrics()).isEmpty();
    }
  }

  @Test
  void update_beforeARestart_isAppliedAfterIt() throws Exception {
    Path path = directory.resolve("db");
    try (SqliteStore database = SqliteStore.open(path)) {
      EventStore store = database.events();
      update(SESSION, "{'metrics': {'m': 1}}").run.apply(store).get(20, TimeUnit.SECONDS);
    }
    try (SqliteStore database = SqliteStore.open(path)) {
      EventStore store = database.events();
      write(spanWrite(1, 0, in(SESSION))).run.apply(store).get(20, TimeUnit.SECONDS);
      assertThat(store.find(PROJECT, SESSION).orElseThrow().metrics()).containsEntry("m", 1L);
    }
  }

  @Test
  void update_isFoundByWhatItSays() throws Exception {
    try (SqliteStore database = SqliteStore.open(directory.resolve("db"))) {
      EventStore store = database.events();
      write(spanWrite(1, 0, in(SESSION))).run.apply(store).get(20, TimeUnit.SECONDS);
      update(SESSION, "{'metadata': {'run_id': 'r'}}").run.apply(store).get(20, TimeUnit.SECONDS);
      EventFilter filter = EventFilter.of(
          "metadata.run_id", FilterOperator.IS, TextNode.valueOf("r"), EventFilter.Type.STRING);
      EventQuery query = EventQuery.in(PROJECT).filters(List.of(filter)).build();
      assertThat(store.search(query).events()).extracting(Event::eventId).containsExactly(SESSION);
    }
  }
}
