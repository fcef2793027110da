package ai.honeyhive.server.internal.sqlite;

import static ai.honeyhive.server.internal.sqlite.Writes.PROJECT;
import static ai.honeyhive.server.internal.sqlite.Writes.event;
import static ai.honeyhive.server.internal.sqlite.Writes.eventId;
import static ai.honeyhive.server.internal.sqlite.Writes.id;
import static ai.honeyhive.server.internal.sqlite.Writes.session;
import static ai.honeyhive.server.internal.sqlite.Writes.spanWrite;
import static ai.honeyhive.server.internal.sqlite.Writes.write;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end state is the same in whatever order, and in however many commits, things arrive. */
class ArrivalOrderTest {
  private static final String SESSION = id(1000);

  @TempDir
  Path directory;

  private int stores;

  private static Map<String, Object> in(String session, Object... more) {
    Map<String, Object> attributes =
        new java.util.HashMap<>(Map.of("honeyhive.session_id", session));
    for (int i = 0; i < more.length; i += 2) {
      attributes.put((String) more[i], more[i + 1]);
    }
    return attributes;
  }

  /** What is stored after the writes, each in its own commit, or all in one. */
  private List<Event> after(List<EventWrite> writes, boolean together) {
    try (SqliteStore database = SqliteStore.open(directory.resolve("db" + stores++))) {
      EventStore store = database.events();
      if (together) {
        write(store, writes);
      } else {
        writes.forEach(one -> write(store, one));
      }
      return store.search(EventQuery.in(PROJECT).build()).events();
    }
  }

  private void assertOrderDoesNotMatter(List<EventWrite> writes) {
    List<Event> expected = after(writes, false);
    assertThat(after(writes, true)).isEqualTo(expected);
    for (List<EventWrite> order : Orders.of(writes)) {
      assertThat(after(order, false)).as("%s", names(order)).isEqualTo(expected);
    }
    List<EventWrite> shuffled = new ArrayList<>(writes);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(after(shuffled, true)).isEqualTo(expected);
  }

  private static List<String> names(List<EventWrite> writes) {
    return writes.stream().map(one -> one.event().eventName()).toList();
  }

  @Test
  void sessionStartParentAndChildren() {
    List<EventWrite> writes = List.of(
        write(session(SESSION)
            .eventName("named")
            .source("dev")
            .startTime(5.0)
            .metadata(Map.of("plan", "free"))),
        spanWrite(1, 0, in(SESSION)),
        spanWrite(
            2, 1, in(SESSION, "gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 3L)),
        spanWrite(3, 2, in(SESSION)));
    assertOrderDoesNotMatter(writes);
    List<Event> events = after(writes, false);
    assertThat(events)
        .extracting(Event::eventName)
        .containsExactly("named", "span 3", "span 2", "span 1");
    assertThat(events.get(0).childrenIds()).containsExactly(eventId(1));
    assertThat(events.get(1).parentId()).isEqualTo(eventId(2));
    assertThat(events.get(3).childrenIds()).containsExactly(eventId(2));
    assertThat(events.get(0).metadata())
        .containsEntry("plan", "free")
        .containsEntry("prompt_tokens", 3L);
  }

  @Test
  void aSessionThatNobodyStarts() {
    List<EventWrite> writes = List.of(
        spanWrite(1, 0, in(SESSION)),
        spanWrite(2, 1, in(SESSION, "honeyhive.session_name", "late", "honeyhive.source", "b")),
        spanWrite(3, 1, in(SESSION, "honeyhive.session_name", "later", "honeyhive.source", "c")),
        spanWrite(4, 9, in(SESSION, "honeyhive.session_auto_create", true)));
    assertOrderDoesNotMatter(writes);
    Event session = after(writes, true).get(4);
    assertThat(session.eventType()).isEqualTo(EventType.SESSION);
    assertThat(session.eventName()).isEqualTo("late");
    assertThat(session.source()).isEqualTo("b");
    assertThat(session.startTime()).isEqualTo(1.0);
    assertThat(new HashSet<>(session.childrenIds()))
        .containsExactlyInAnyOrder(eventId(1), eventId(4));
  }

  @Test
  void aSessionStartedWithoutATimeOrAName() {
    List<EventWrite> writes = List.of(
        write(session(SESSION).inputs(Map.of("q", 1))),
        spanWrite(1, 0, in(SESSION, "honeyhive.session_name", "said")),
        write(event(2, SESSION).source("rest")));
    assertOrderDoesNotMatter(writes);
    Event session = after(writes, true).stream()
        .filter(e -> e.eventId().equals(SESSION))
        .findFirst()
        .orElseThrow();
    assertThat(session.eventName()).isEqualTo("said");
    assertThat(session.inputs()).containsEntry("q", 1L);
    assertThat(session.startTime()).isEqualTo(1.0);
  }

  @Test
  void aSpanThatNamesItsEventIsStillTheParentOfItsChildren() {
    List<EventWrite> writes = List.of(
        spanWrite(1, 0, in(SESSION, "honeyhive_event_id", id(7))),
        spanWrite(2, 1, in(SESSION)),
        spanWrite(3, 1, in(SESSION, "honeyhive.parent_id", eventId(2))));
    assertOrderDoesNotMatter(writes);
    List<Event> events = after(writes, true);
    assertThat(events.get(0).parentId()).isEqualTo(eventId(2));
    assertThat(events.get(1).parentId()).isEqualTo(id(7));
    assertThat(events.get(1).childrenIds()).containsExactly(eventId(3));
    assertThat(events.get(2).childrenIds()).containsExactly(eventId(2));
  }

  @Test
  void twoSessionsInOneTrace() {
    assertOrderDoesNotMatter(List.of(
        spanWrite(1, 0, in(SESSION)),
        spanWrite(2, 1, in(id(2000))),
        spanWrite(3, 2, in(id(2000)))));
    List<Event> events = after(
        List.of(
            spanWrite(1, 0, in(SESSION)),
            spanWrite(2, 1, in(id(2000))),
            spanWrite(3, 2, in(id(2000)))),
        true);
    Event second =
        events.stream().filter(e -> e.eventId().equals(eventId(2))).findFirst().orElseThrow();
    assertThat(second.parentId()).isEqualTo(id(2000));
    assertThat(second.childrenIds()).containsExactly(eventId(3));
  }

  @Test
  void anEventThatBecomesASession() {
    List<EventWrite> writes = List.of(
        write(event(1000, id(3000)).inputs(Map.of("a", 1))),
        write(event(2, SESSION)),
        write(event(3, id(3000))));
    assertOrderDoesNotMatter(writes);
    Event session = after(writes, true).stream()
        .filter(e -> e.eventId().equals(SESSION))
        .findFirst()
        .orElseThrow();
    assertThat(session.eventType()).isEqualTo(EventType.SESSION);
    assertThat(session.inputs()).containsEntry("a", 1L);
    assertThat(session.metadata()).containsEntry("num_events", 1L);
  }

  @Test
  void thingsThatArriveTwice() {
    List<EventWrite> writes = List.of(
        write(session(SESSION).eventName("s").startTime(1.0)),
        spanWrite(
            1, 0, in(SESSION, "gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 3L)),
        spanWrite(2, 1, in(SESSION, "gen_ai.operation.name", "chat", "gen_ai.usage.cost", 0.1)));
    List<EventWrite> twice = new ArrayList<>(writes);
    twice.addAll(writes);
    assertThat(after(twice, true)).isEqualTo(after(writes, true));
    assertOrderDoesNotMatter(twice);
  }

  @Test
  void costsAddUpToTheSame() {
    List<EventWrite> writes = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      writes.add(spanWrite(
          i, 0, in(SESSION, "gen_ai.operation.name", "chat", "gen_ai.usage.cost", 0.1 * i)));
    }
    assertOrderDoesNotMatter(writes);
  }
}
