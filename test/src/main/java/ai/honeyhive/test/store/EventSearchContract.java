package ai.honeyhive.test.store;

import static ai.honeyhive.test.store.EventSamples.PROJECT;
import static ai.honeyhive.test.store.EventSamples.SESSION;
import static ai.honeyhive.test.store.EventSamples.await;
import static ai.honeyhive.test.store.EventSamples.event;
import static ai.honeyhive.test.store.EventSamples.id;
import static ai.honeyhive.test.store.EventSamples.json;
import static ai.honeyhive.test.store.EventSamples.session;
import static ai.honeyhive.test.store.EventSamples.update;
import static ai.honeyhive.test.store.EventSamples.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.FilterOperator;
import ai.honeyhive.server.store.Store;
import ai.honeyhive.server.store.session.SessionPage;
import ai.honeyhive.server.store.session.SessionQuery;
import ai.honeyhive.server.store.session.SessionSummary;
import ai.honeyhive.server.store.upkeep.Removed;
import ai.honeyhive.server.store.upkeep.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a store of events must find, list and forget, whatever the engine. Extend it, and open a
 * store.
 */
public abstract class EventSearchContract {
  private Store opened;
  private EventStore store;

  /** For the test class that extends it. */
  protected EventSearchContract() {}

  /**
   * Opens the store of the running test: an empty one at first; with what is in it when the test
   * has closed it.
   *
   * @return the open store, which the test closes
   * @throws Exception when it cannot be opened
   */
  protected abstract Store open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    opened = open();
    store = opened.events();
  }

  @AfterEach
  void closeStore() {
    opened.close();
  }

  private void awaitIndex() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (store.status().textBehind() > 0) {
      assertTrue(System.nanoTime() < end, "the text index does not keep up");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static EventFilter filter(String field, String operator, String value, String type) {
    return EventFilter.of(
        field,
        FilterOperator.parse(operator).orElseThrow(),
        json(value),
        type.isEmpty() ? null : EventFilter.Type.valueOf(type));
  }

  private String found(EventQuery.Builder query) {
    EventPage page = store.search(query.build());
    assertEquals(page.events().size(), page.total());
    return String.join(
        ",", page.events().stream().map(Event::eventName).sorted().toList());
  }

  private String found(EventFilter... filters) {
    return found(EventQuery.in(PROJECT).filters(List.of(filters)));
  }

  private void fill() {
    write(
        store,
        event(1, SESSION)
            .eventType(EventType.MODEL)
            .eventName("chat")
            .error("429 too many")
            .endTime(11.0)
            .config(Map.of("model", "gpt-4o"))
            .inputs(
                Map.of("chat_history", List.of(Map.of("role", "user", "content", "Zebra finch"))))
            .metadata(Map.of("total_tokens", 7)),
        event(2, SESSION)
            .eventName("look up")
            .source("dev")
            .parentId(id(1))
            .duration(250.0)
            .outputs(Map.of("text", "a finch, a zebra and Malm\u00f6"))
            .metadata(
                Map.of("a.b", 5, "tags", List.of("x", "y"), "run_id", "r-1", "at", "2026-01-02")),
        event(3, SESSION)
            .inputs(Map.of("text", "\u6771\u4eac\u90fd", "order", 4711))
            .metadata(Map.of("a", Map.of("b", 6), "flag", true, "tier", "gold \"x\"", "none", "")),
        session(SESSION).eventName("own").startTime(0.5).userProperties(Map.of("mail", "a@b.eu")));
  }

  @Test
  void scan_aFilterAndSections_givesEachMatchOnceWithWhatIsNeeded() {
    fill();
    for (EventFilter filter : List.of(
        filter("event_type", "is", "\"model\"", ""),
        filter("config.model", "contains", "\"4O\"", ""))) {
      List<Event> scanned = new ArrayList<>();
      EventQuery query = EventQuery.in(PROJECT)
          .filters(List.of(filter))
          .sections("metadata")
          .limit(1)
          .build();
      store.scan(query, scanned::add);
      List<Event> searched =
          store.search(EventQuery.in(PROJECT).filters(List.of(filter)).build()).events();
      assertEquals(ids(searched), ids(scanned));
      for (Event event : scanned) {
        assertEquals(
            store.find(PROJECT, event.eventId()).orElseThrow().metadata(), event.metadata());
      }
    }
  }

  @Test
  void scan_aReaderThatHasEnough_getsNoMore() {
    fill();
    int[] seen = {0};
    store.scan(EventQuery.in(PROJECT).build(), event -> ++seen[0] < 2);
    assertEquals(2, seen[0]);
    store.scan(EventQuery.in("nobody's").build(), event -> ++seen[0] < 0);
    assertEquals(2, seen[0]);
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(Event::eventId).sorted().toList();
  }

  /** Field, operator, value, type, and the names of the events it holds for. */
  private static List<List<String>> filters() {
    return List.of(
        List.of("event_id", "is", "'" + id(1) + "'", "", "chat"),
        List.of("event_id", "is", "'other'", "", ""),
        List.of("event_id", "is not", "'" + id(1) + "'", "", "event 3,look up,own"),
        List.of("session_id", "is", "'" + SESSION + "'", "", "chat,event 3,look up,own"),
        List.of("session_id", "contains", "'1000'", "", "chat,event 3,look up,own"),
        List.of("event_type", "is", "'session'", "", "own"),
        List.of("event_type", "is not", "'session'", "", "chat,event 3,look up"),
        List.of("event_name", "is", "'look up'", "STRING", "look up"),
        List.of("event_name", "contains", "'LOOK'", "", "look up"),
        List.of("event_name", "not contains", "'look'", "", "chat,event 3,own"),
        List.of("source", "is", "'dev'", "", "look up,own"),
        List.of("error", "exists", "null", "", "chat"),
        List.of("error", "not exists", "''", "", "event 3,look up,own"),
        List.of("error", "contains", "'429'", "STRING", "chat"),
        List.of("start_time", "greater than", "1.5", "NUMBER", "event 3,look up"),
        List.of("start_time", "less than", "'2'", "NUMBER", "chat,own"),
        List.of("start_time", "after", "'1970-01-01T00:00:00.002Z'", "DATETIME", "event 3"),
        List.of("start_time", "before", "'1970-01-01T01:00:00.002+01:00'", "", "chat,own"),
        List.of("start_time", "is", "2", "", "look up"),
        List.of("end_time", "greater than", "10", "", "chat,look up"),
        List.of("duration", "greater than", "100", "NUMBER", "look up"),
        List.of("duration", "less than", "100", "NUMBER", "chat,event 3,own"),
        List.of("metadata.a.b", "is", "5", "NUMBER", "look up"),
        List.of("metadata.a.b", "is", "'5'", "STRING", "look up"),
        List.of("metadata.a.b", "greater than", "5", "NUMBER", "event 3"),
        List.of("metadata.a.b", "exists", "null", "", "event 3,look up"),
        List.of("metadata.at", "after", "'2026-01-01T00:00:00Z'", "STRING", ""),
        List.of("metadata.tags", "contains", "'Y'", "", "look up"),
        List.of("metadata.tags", "not contains", "'y'", "", "chat,event 3,own"),
        List.of("metadata.tags.1", "is", "'y'", "", "look up"),
        List.of("metadata.flag", "is", "true", "BOOLEAN", "event 3"),
        List.of("metadata.flag", "is", "'TRUE'", "BOOLEAN", "event 3"),
        List.of("metadata.flag", "is not", "true", "BOOLEAN", "chat,look up,own"),
        List.of("metadata.tier", "is", "'gold \\'x\\''", "STRING", "event 3"),
        List.of("metadata.tier", "is", "'gold'", "STRING", ""),
        List.of("metadata.none", "is", "''", "STRING", "event 3"),
        List.of("metadata.none", "exists", "null", "", "event 3"),
        List.of("metadata.run_id", "is", "'r-1'", "STRING", "look up"),
        List.of("metadata.run_id", "is not", "'r-1'", "STRING", "chat,event 3,own"),
        List.of("metadata.dataset_id", "is", "'r-1'", "STRING", ""),
        List.of("config.model", "is", "'gpt-4o'", "STRING", "chat"),
        List.of("config.model", "contains", "'GPT'", "STRING", "chat"),
        List.of("metadata.num_events", "is", "3", "NUMBER", "own"),
        List.of("metadata.has_feedback", "is", "false", "BOOLEAN", "own"),
        List.of("parent_id", "is", "'" + id(1) + "'", "", "look up"),
        List.of("parent_id", "not exists", "null", "", "own"),
        List.of("children_ids", "contains", "'" + id(2) + "'", "", "chat"),
        List.of("project_id", "is", "'p'", "", "chat,event 3,look up,own"),
        List.of("user_properties.mail", "is", "'a@b.eu'", "STRING", "own"));
  }

  @Test
  void search_filters_ofEveryOperatorAndType() {
    fill();
    for (int round = 0; round < 2; round++) {
      for (List<String> row : filters()) {
        String what = String.join(" ", row);
        assertEquals(
            row.get(4), found(filter(row.get(0), row.get(1), row.get(2), row.get(3))), what);
      }
      awaitIndex();
    }
    assertEquals(
        "event 3",
        found(
            filter("session_id", "is", "'" + SESSION + "'", ""),
            filter("metadata.a.b", "greater than", "5", "NUMBER")));
  }

  @Test
  void search_text_findsWordsBeginningsAndPhrases() {
    fill();
    String[][] rows = {
      {"zebra", "chat,look up"},
      {"FINCH zebra", "chat,look up"},
      {"\"zebra finch\"", "chat"},
      {"\"finch zebra\"", ""},
      {"\"finch a zebra\"", "look up"},
      {"zeb*", "chat,look up"},
      {"zeb", ""},
      {"\"zebra fin\"*", "chat"},
      {"gpt-4o", "chat"},
      {"4o-gpt", ""},
      {"a@b.eu", "own"},
      {"malmo", "look up"},
      {"Malm\u00f6", "look up"},
      {"\u6771\u4eac", "event 3"},
      {"\u4eac\u6771", ""},
      {"4711", "event 3"},
      {"chat_history", ""},
      {"role", ""},
      {"zebra nothing", ""},
      {"\"", ""},
      {"*", ""},
      {"---", ""},
      {"AND", "look up"},
      {"zebra OR nothing", ""},
      {"NEAR(zebra finch)", ""},
      {"text: zebra", ""},
      {"'; DROP TABLE event; --", ""},
      {"^zebra", "chat,look up"},
      {"{zebra} + (finch", "chat,look up"},
      {"zebra\u0000finch", "chat"},
      {"   ", "chat,event 3,look up,own"},
    };
    for (int round = 0; round < 2; round++) {
      for (String[] row : rows) {
        assertEquals(row[1], found(EventQuery.in(PROJECT).text(row[0])), "text " + row[0]);
      }
      awaitIndex();
    }
    assertEquals(
        "look up",
        found(EventQuery.in(PROJECT)
            .text("zebra")
            .filters(List.of(filter("metadata.a.b", "is", "5", "NUMBER")))));
    assertEquals("chat", found(EventQuery.in(PROJECT).text("zebra").startBetween(0.0, 1.0)));
    assertEquals("", found(EventQuery.in("other").text("zebra")));
  }

  @Test
  void search_text_followsUpdatesMergesAndDeletions() throws Exception {
    fill();
    awaitIndex();
    await(store.update(PROJECT, id(3), update("{'feedback': {'note': 'lovely giraffe'}}")));
    write(store, event(1, SESSION).inputs(Map.of("chat_history", List.of("an okapi"))));
    store.delete(PROJECT, id(2));
    awaitIndex();
    assertEquals("event 3", found(EventQuery.in(PROJECT).text("giraffe")));
    assertEquals("event 1", found(EventQuery.in(PROJECT).text("okapi")));
    assertEquals("", found(EventQuery.in(PROJECT).text("zebra")));
    opened.close();
    openStore();
    awaitIndex();
    assertEquals("event 3", found(EventQuery.in(PROJECT).text("lovely")));
  }

  @Test
  void search_pages_giveEachMatchOnce_theLatestFirst() {
    List<EventWrite> writes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      writes.add(EventWrite.of(
          PROJECT,
          event(i, id(2000 + i % 3))
              .startTime(i / 4.0)
              .inputs(Map.of("q", "same words"))
              .build()));
    }
    await(store.write(writes));
    awaitIndex();
    EventFilter tools = filter("event_type", "is", "'tool'", "");
    EventFilter bodies = filter("inputs.q", "contains", "'same'", "");
    for (EventQuery.Builder query : List.of(
        EventQuery.in(PROJECT).filters(List.of(tools)),
        EventQuery.in(PROJECT).filters(List.of(bodies)),
        EventQuery.in(PROJECT).text("same"),
        EventQuery.in(PROJECT).text("\"same words\""))) {
      List<Event> all = new ArrayList<>();
      for (int page = 1; page <= 9; page++) {
        EventPage part = store.search(query.limit(7).page(page).build());
        assertEquals(60, part.total());
        all.addAll(part.events());
      }
      assertEquals(60, all.stream().map(Event::eventId).distinct().count());
      List<Double> starts = all.stream().map(Event::startTime).toList();
      assertEquals(starts.stream().sorted(Comparator.reverseOrder()).toList(), starts);
      assertEquals(10, store.search(query.page(1).countUpTo(10).build()).total());
    }
  }

  @Test
  void sessions_areListedWithWhatTheyAddUpTo() {
    fill();
    write(store, event(9, id(3000)).feedback(Map.of("rating", 1)).metadata(Map.of("run_id", "r")));
    write(
        store,
        session(id(4000)).eventName("empty").startTime(99.0).metadata(Map.of("run_id", "r")));
    assertEquals(List.of(id(4000), id(3000), SESSION), ids(SessionQuery.in(PROJECT)));
    SessionSummary own =
        store.sessions(SessionQuery.in(PROJECT).build()).sessions().get(2);
    assertEquals("own", own.name());
    assertEquals("dev", own.source());
    assertEquals(0.5, own.startTime());
    assertEquals(252.0, own.endTime());
    assertEquals(3, own.events());
    assertEquals(1, own.models());
    assertEquals(1, own.errors());
    assertEquals(7, own.totalTokens());
    assertEquals(251.5, own.toJson().path("duration").doubleValue());
    String[][] rows = {
      {"num_errors", "greater than", "0", "NUMBER", SESSION},
      {"metadata.num_errors", "is", "1", "NUMBER", SESSION},
      {"num_events", "less than", "1", "NUMBER", id(4000)},
      {"has_feedback", "is", "true", "BOOLEAN", id(3000)},
      {"run_id", "is", "'r'", "STRING", id(4000)},
      {"metadata.run_id", "is", "'r'", "STRING", id(4000)},
      {"event_name", "contains", "'OW'", "STRING", SESSION},
      {"source", "is", "'dev'", "STRING", SESSION},
      {"duration", "greater than", "200", "NUMBER", SESSION},
      {"user_properties.mail", "is", "'a@b.eu'", "STRING", SESSION},
      {"total_tokens", "is", "7", "NUMBER", SESSION},
    };
    for (String[] row : rows) {
      List<EventFilter> filter = List.of(filter(row[0], row[1], row[2], row[3]));
      assertEquals(
          List.of(row[4]), ids(SessionQuery.in(PROJECT).filters(filter)), String.join(" ", row));
    }
    assertEquals(List.of(SESSION), ids(SessionQuery.in(PROJECT).text("zebra")));
    assertEquals(List.of(SESSION), ids(SessionQuery.in(PROJECT).text("\"zebra finch\"")));
    assertEquals(List.of(), ids(SessionQuery.in(PROJECT).text("zebra empty")));
    assertEquals(List.of(id(3000)), ids(SessionQuery.in(PROJECT).startBetween(1.0, 50.0)));
    assertEquals(List.of(), ids(SessionQuery.in("other")));
  }

  private List<String> ids(SessionQuery.Builder query) {
    return store.sessions(query.build()).sessions().stream()
        .map(SessionSummary::sessionId)
        .toList();
  }

  @Test
  void sessions_pageByPage_giveEachOnce() {
    List<EventWrite> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      writes.add(EventWrite.of(
          PROJECT,
          event(i, id(2000 + i)).startTime(i / 7.0).inputs(Map.of("q", "word")).build()));
    }
    await(store.write(writes));
    for (SessionQuery.Builder query :
        List.of(SessionQuery.in(PROJECT), SessionQuery.in(PROJECT).text("word"))) {
      List<String> seen = new ArrayList<>();
      String next = null;
      do {
        SessionPage page = store.sessions(query.limit(7).after(next).build());
        page.sessions().forEach(session -> seen.add(session.sessionId()));
        next = page.next();
      } while (next != null);
      assertEquals(50, seen.size());
      assertEquals(50, seen.stream().distinct().count());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> store.sessions(SessionQuery.in(PROJECT).after("nonsense").build()));
  }

  @Test
  void retain_byAge_deletesSessionsThatEndedBefore() {
    write(store, event(1, id(1001)), event(2, id(1002)), event(3, id(1003)));
    write(store, event(5000, id(1001)));
    await(store.write(List.of(EventWrite.of("q", event(1, id(1001)).build()))));
    Removed removed = store.retain(Retention.since(Instant.ofEpochMilli(3)));
    assertEquals(new Removed(2, 4), removed);
    assertEquals(List.of(id(1003), id(1001)), ids(SessionQuery.in(PROJECT)));
    assertEquals(List.of(), ids(SessionQuery.in("q")));
    assertEquals(new Removed(0, 0), store.retain(Retention.since(Instant.ofEpochMilli(3))));
  }

  @Test
  void retain_bySize_deletesTheOldest() {
    String large = "x".repeat(10_000);
    for (int n = 0; n < 40; n++) {
      write(
          store,
          event(3 * n, id(2000 + n)).inputs(Map.of("large", large + n)),
          event(3 * n + 1, id(2000 + n)).inputs(Map.of("large", large + n)));
    }
    long bytes = store.status().bytes();
    assertEquals(new Removed(0, 0), store.retain(Retention.atMost(bytes)));
    Removed removed = store.retain(Retention.atMost(bytes / 2));
    assertTrue(store.status().bytes() <= bytes / 2);
    List<String> left = ids(SessionQuery.in(PROJECT));
    assertEquals(40, left.size() + removed.sessions());
    assertTrue(left.size() > 5, "too many are gone: " + left.size());
    assertEquals(id(2039), left.get(0));
    assertEquals(3 * removed.sessions(), removed.events());
  }
}
