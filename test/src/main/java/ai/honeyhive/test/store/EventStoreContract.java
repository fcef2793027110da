package ai.honeyhive.test.store;

import static ai.honeyhive.test.store.EventSamples.PROJECT;
import static ai.honeyhive.test.store.EventSamples.SESSION;
import static ai.honeyhive.test.store.EventSamples.all;
import static ai.honeyhive.test.store.EventSamples.await;
import static ai.honeyhive.test.store.EventSamples.orders;
import static ai.honeyhive.test.store.EventSamples.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a store of events must do when it is written to, whatever the engine. Extend it, and open a
 * store.
 */
public abstract class EventStoreContract {
  private Store opened;
  private EventStore store;

  /** For the test class that extends it. */
  protected EventStoreContract() {}

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

  private void reopen() throws Exception {
    opened.close();
    openStore();
  }

  /** One thing that arrives in a project. */
  private record Step(String name, BiFunction<EventStore, String, Future<Void>> run) {}

  private static Step event(Event.Builder event) {
    Event built = event.build();
    return new Step(
        "write " + built.eventName(),
        (store, project) -> store.write(List.of(EventWrite.of(project, built))));
  }

  private static Step span(int n, int parent, Map<String, ?> attributes) {
    return new Step(
        "span " + n,
        (store, project) ->
            store.write(List.of(EventSamples.span(project, n, parent, attributes))));
  }

  private static Step update(String eventId, String json) {
    return new Step(
        "update " + json,
        (store, project) -> store.update(project, eventId, EventSamples.update(json)));
  }

  /** What is stored after the steps in a project of their own. */
  private List<String> after(String project, List<Step> steps, boolean oneByOne) {
    List<Future<Void>> running = new ArrayList<>();
    for (Step step : steps) {
      Future<Void> done = step.run.apply(store, project);
      running.add(done);
      if (oneByOne) {
        await(done);
      }
    }
    running.forEach(EventSamples::await);
    return all(store, project).stream()
        .map(event -> event.toBuilder().projectId("").build().toJson().toString())
        .toList();
  }

  private List<Event> assertOrderDoesNotMatter(List<Step> steps) {
    List<String> expected = after(PROJECT, steps, true);
    int n = 0;
    for (List<Step> order : orders(steps)) {
      String names = order.stream().map(Step::name).toList().toString();
      assertEquals(expected, after("order " + n, order, true), names);
      assertEquals(expected, after("together " + n++, order, false), "together " + names);
    }
    List<Step> twice = new ArrayList<>(steps);
    twice.addAll(steps);
    assertEquals(expected, after("twice", twice, true), "twice");
    return all(store, PROJECT);
  }

  private Event find(String id) {
    return store.find(PROJECT, id).orElseThrow();
  }

  private static List<String> names(List<Event> events) {
    return events.stream().map(Event::eventName).toList();
  }

  @Test
  void write_event_isReadAsItWas() {
    Event written = EventSamples.event(1, SESSION)
        .eventType(EventType.MODEL)
        .source("dev")
        .endTime(7.25)
        .duration(6.25)
        .error("na\u00efve \uD834\uDD1E")
        .config(Map.of("model", "small"))
        .inputs(Map.of("list", List.of(1L, 2.5, true, Map.of()), "text", "\u6771\u4eac \u0000"))
        .outputs(Map.of("content", "x".repeat(100_000)))
        .metadata(Map.of("a.b", Map.of("c", Long.MAX_VALUE)))
        .metrics(Map.of("cost", 0.1))
        .feedback(Map.of("rating", 5L))
        .userProperties(Map.of("id", "u"))
        .build();
    await(store.write(List.of(EventWrite.of(PROJECT, written))));
    Event expected = written.toBuilder().projectId(PROJECT).parentId(SESSION).build();
    assertEquals(expected, find(written.eventId()));
    assertEquals(expected, store.session(PROJECT, SESSION).get(1));
  }

  @Test
  void write_eventWithoutTimes_beginsWhenItArrives() {
    double before = System.currentTimeMillis();
    write(store, EventSamples.event(1, SESSION).startTime(null).duration(5.0));
    Event event = find(EventSamples.id(1));
    double start = Objects.requireNonNull(event.startTime());
    assertTrue(start >= before - 5 && start <= before + 60_000);
    assertEquals(5.0, Objects.requireNonNull(event.endTime()) - start);
  }

  @Test
  void write_ofUnknownSession_createsIt_andAddsItsEventsUp() {
    write(
        store,
        EventSamples.event(1, SESSION)
            .eventType(EventType.MODEL)
            .endTime(90.0)
            .metadata(Map.of("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15))
            .metrics(Map.of("cost", 0.25)),
        EventSamples.event(2, SESSION).error("broken").metadata(Map.of("total_tokens", 15)),
        EventSamples.event(3, SESSION).feedback(Map.of("rating", 5)));
    assertEquals(
        Map.of(
            "num_events", 3L,
            "num_model_events", 1L,
            "num_errors", 1L,
            "has_feedback", true,
            "cost", 0.25,
            "prompt_tokens", 10L,
            "completion_tokens", 5L,
            "total_tokens", 15L,
            "events_end_time", 90.0),
        find(SESSION).metadata());
    assertEquals(EventType.SESSION, find(SESSION).eventType());
  }

  @Test
  void session_isReadWithItsOwnEventFirst() {
    write(store, EventSamples.event(2, SESSION), EventSamples.event(1, SESSION));
    write(store, EventSamples.session(SESSION).eventName("own").startTime(50.0));
    assertEquals(List.of("own", "event 1", "event 2"), names(store.session(PROJECT, SESSION)));
    assertEquals(List.of(), store.session(PROJECT, EventSamples.id(77)));
  }

  @Test
  void projects_neverSeeEachOther() {
    Event event = EventSamples.event(1, SESSION).build();
    await(store.write(List.of(
        EventWrite.of("a", event),
        EventWrite.of("b", event.toBuilder().eventName("b's").build()))));
    await(store.update("a", event.eventId(), EventSamples.update("{'metrics': {'m': 1}}")));
    assertEquals("event 1", store.find("a", event.eventId()).orElseThrow().eventName());
    assertEquals("b's", store.find("b", event.eventId()).orElseThrow().eventName());
    assertEquals(Map.of(), store.find("b", event.eventId()).orElseThrow().metrics());
    assertEquals(Optional.empty(), store.find("c", event.eventId()));
    assertEquals(0, store.delete("c", SESSION));
    assertEquals(2, store.delete("a", SESSION));
    assertEquals(2, all(store, "b").size());
  }

  @Test
  void trace_endsInTheSameState_whateverTheOrder() {
    List<Event> events = assertOrderDoesNotMatter(List.of(
        event(EventSamples.session(SESSION)
            .eventName("named")
            .source("dev")
            .startTime(5.0)
            .metadata(Map.of("plan", "free"))),
        span(1, 0, Map.of()),
        span(2, 1, Map.of("gen_ai.operation.name", "chat", "gen_ai.usage.input_tokens", 3L)),
        span(3, 2, Map.of("honeyhive.source", "span"))));
    assertEquals(List.of("named", "span 3", "span 2", "span 1"), names(events));
    assertEquals(List.of(EventSamples.eventId(1)), events.get(0).childrenIds());
    assertEquals(EventSamples.eventId(2), events.get(1).parentId());
    assertEquals(List.of(EventSamples.eventId(2)), events.get(3).childrenIds());
    assertEquals(3L, events.get(0).metadata().get("prompt_tokens"));
  }

  @Test
  void sessionThatNobodyStarts_endsInTheSameState_whateverTheOrder() {
    List<Event> events = assertOrderDoesNotMatter(List.of(
        span(1, 0, Map.of()),
        span(2, 1, Map.of("honeyhive.session_name", "late", "honeyhive.source", "b")),
        span(3, 1, Map.of("honeyhive.session_name", "later", "honeyhive.source", "c")),
        span(4, 9, Map.of("honeyhive.session_auto_create", true))));
    Event session = events.get(4);
    assertEquals("late", session.eventName());
    assertEquals(1.0, session.startTime());
  }

  @Test
  void updates_stayWhateverComesAfterThem() {
    Event session = assertOrderDoesNotMatter(List.of(
            event(EventSamples.session(SESSION)
                .eventName("named")
                .startTime(5.0)
                .outputs(Map.of("started", 1))
                .metadata(Map.of("plan", "free", "kept", 1))),
            span(1, 0, Map.of()),
            update(
                SESSION, "{'metadata': {'plan': 'pro'}, 'outputs': {'answer': 1}, 'duration': 7}"),
            update(SESSION, "{'feedback': {'rating': 5}, 'config': {'c': 1}}")))
        .stream()
        .filter(event -> event.eventType() == EventType.SESSION)
        .findFirst()
        .orElseThrow();
    assertEquals("pro", session.metadata().get("plan"));
    assertEquals(1L, session.metadata().get("kept"));
    assertEquals(Map.of("answer", 1L), session.outputs());
    assertEquals(Map.of("rating", 5L), session.feedback());
    assertEquals(7.0, session.duration());
  }

  @Test
  void update_ofNothing_isNoEventUntilOneComes() {
    await(store.update(PROJECT, EventSamples.id(1), EventSamples.update("{'metrics': {'m': 1}}")));
    assertEquals(List.of(), all(store, PROJECT));
    write(store, EventSamples.event(1, SESSION));
    assertEquals(Map.of("m", 1L), find(EventSamples.id(1)).metrics());
  }

  @Test
  void write_ofAKnownId_mergesTheTwo() {
    write(store, EventSamples.event(1, SESSION).inputs(Map.of("a", 1, "b", 1)).error("first"));
    write(
        store,
        EventSamples.event(1, SESSION)
            .eventName("renamed")
            .inputs(Map.of("b", 2))
            .source("dev"));
    Event merged = find(EventSamples.id(1));
    assertEquals("renamed", merged.eventName());
    assertEquals(Map.of("a", 1L, "b", 2L), merged.inputs());
    assertEquals("first", merged.error());
    assertEquals(1L, find(SESSION).metadata().get("num_events"));
  }

  @Test
  void delete_ofAnEvent_takesItOutOfItsSession() {
    write(
        store,
        EventSamples.event(1, SESSION).error("x"),
        EventSamples.event(2, SESSION).parentId(EventSamples.id(1)));
    assertEquals(1, store.delete(PROJECT, EventSamples.id(1)));
    assertEquals(0, store.delete(PROJECT, EventSamples.id(1)));
    assertEquals(Optional.empty(), store.find(PROJECT, EventSamples.id(1)));
    assertEquals(1L, find(SESSION).metadata().get("num_events"));
    assertEquals(0L, find(SESSION).metadata().get("num_errors"));
  }

  @Test
  void delete_ofALargeSession_takesItsEvents_andTheirUpdates() throws Exception {
    List<EventWrite> writes = new ArrayList<>();
    for (int i = 0; i < 1700; i++) {
      writes.add(EventWrite.of(PROJECT, EventSamples.event(10_000 + i, SESSION).build()));
    }
    await(store.write(writes));
    write(store, EventSamples.event(5000, EventSamples.id(2000)));
    await(store.update(
        PROJECT, EventSamples.id(10_001), EventSamples.update("{'metrics': {'m': 1}}")));
    assertEquals(1701, store.delete(PROJECT, SESSION));
    assertEquals(2, all(store, PROJECT).size());
    write(store, EventSamples.event(10_001, SESSION));
    assertEquals(Map.of(), find(EventSamples.id(10_001)).metrics());
    reopen();
    assertEquals(4, all(store, PROJECT).size());
    assertEquals(1L, find(SESSION).metadata().get("num_events"));
  }

  @Test
  void close_keepsWhatWasAccepted() throws Exception {
    List<Future<Void>> accepted = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      accepted.add(store.write(
          List.of(EventWrite.of(PROJECT, EventSamples.event(i, SESSION).build()))));
    }
    reopen();
    for (Future<Void> one : accepted) {
      assertTrue(one.isDone());
    }
    assertEquals(201, all(store, PROJECT).size());
  }

  @Test
  void reads_whileOthersWrite_seeWholeWrites() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    Thread writer = new Thread(() -> {
      for (int i = 0; i < 150; i++) {
        write(
            store,
            EventSamples.event(2 * i, SESSION).source("pair " + i),
            EventSamples.event(2 * i + 1, SESSION).source("pair " + i));
      }
      done.set(true);
    });
    writer.setUncaughtExceptionHandler((thread, failure) -> {
      failures.add(failure);
      done.set(true);
    });
    writer.start();
    while (!done.get()) {
      int size = store.session(PROJECT, SESSION).size();
      assertTrue(size == 0 || size % 2 == 1, "half a write is seen: " + size);
      EventPage page = store.search(EventQuery.in(PROJECT).limit(10).build());
      assertEquals(Math.min(10, page.total()), page.events().size());
    }
    writer.join();
    assertEquals(List.of(), failures);
    assertEquals(301, store.session(PROJECT, SESSION).size());
  }
}
