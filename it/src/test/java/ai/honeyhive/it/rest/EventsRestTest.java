package ai.honeyhive.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.InvalidRequestException;
import ai.honeyhive.client.NotFoundException;
import ai.honeyhive.client.events.CreatedEvents;
import ai.honeyhive.client.events.EventBatch;
import ai.honeyhive.client.events.EventExport;
import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.events.EventPage;
import ai.honeyhive.client.events.EventSearch;
import ai.honeyhive.client.events.EventUpdate;
import ai.honeyhive.client.events.NewModelEvent;
import ai.honeyhive.client.events.NewSession;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events through the client, in the real server. */
@ExtendWith(HoneyHiveExtension.class)
class EventsRestTest {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final double NOON = 1_760_000_000_000.0;

  private TestServer server;
  private HoneyHiveClient client;

  @BeforeEach
  void start(TestServer running) {
    server = running;
    client = Clients.of(running);
  }

  @AfterEach
  void stop() {
    server.events();
    client.close();
  }

  private static Event.Builder event(String name) {
    return Event.builder()
        .eventType(EventType.TOOL)
        .eventName(name)
        .sessionId(SESSION)
        .startTime(NOON)
        .duration(12.5);
  }

  private static List<Event> numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> event("event " + i).startTime(NOON + i).build())
        .toList();
  }

  private List<String> names(EventFilter filter) {
    return client.events().search(EventSearch.builder().filter(filter).build()).events().stream()
        .filter(event -> event.eventType() != EventType.SESSION)
        .map(Event::eventName)
        .sorted()
        .toList();
  }

  @Test
  void create_event_isStoredWithAllItSays() {
    Event event = event("lookup")
        .inputs(Map.of("from", "Milan"))
        .outputs(Map.of("trains", 12))
        .metadata(Map.of("dotted.key", 1.5))
        .error("late")
        .source("test")
        .build();

    String id = client.events().create(event);

    Event stored = client.events().get(id);
    assertThat(stored.inputs()).isEqualTo(event.inputs());
    assertThat(stored.outputs()).isEqualTo(event.outputs());
    assertThat(stored.metadata()).containsEntry("dotted.key", 1.5);
    assertThat(stored.error()).isEqualTo("late");
    assertThat(stored.source()).isEqualTo("test");
    assertThat(stored.startTime()).isEqualTo(NOON);
    assertThat(stored.duration()).isEqualTo(12.5);
    assertThat(stored.sessionId()).isEqualTo(SESSION);
  }

  @Test
  void create_fieldBeyondTheSchema_isRefusedAndSaysWhich() {
    Event event = event("x").extra(Map.of("mood", "good")).build();

    assertThatThrownBy(() -> client.events().create(event))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("POST /v1/events: 400 ")
        .hasMessageContaining("mood");
  }

  @Test
  void createBatch_events_keepTheirOrder() {
    CreatedEvents created = client.events().createBatch(EventBatch.of(numbered(3)));

    assertThat(created.sessionId()).isEqualTo(SESSION);
    assertThat(created.eventIds().stream().map(id -> client.events().get(id).eventName()))
        .containsExactly("event 0", "event 1", "event 2");
  }

  @Test
  void createBatch_inOneSession_startsIt() {
    Event event = Event.builder().eventType(EventType.CHAIN).eventName("import").build();

    CreatedEvents created = client
        .events()
        .createBatch(EventBatch.inSession(
            NewSession.builder()
                .sessionName("nightly")
                .metadata(Map.of("job", "n-4"))
                .build(),
            List.of(event)));

    Event session = client.events().get(created.sessionId());
    assertThat(session.eventName()).isEqualTo("nightly");
    assertThat(session.metadata()).containsEntry("job", "n-4");
    assertThat(client.events().get(created.eventIds().get(0)).sessionId())
        .isEqualTo(created.sessionId());
  }

  @Test
  void createModel_call_becomesAnEvent() {
    String id = client
        .events()
        .createModel(NewModelEvent.model("small-model")
            .sessionId(SESSION)
            .provider("openai")
            .messages(List.of(Map.of("role", "user", "content", "Where?")))
            .response(Map.of("role", "assistant", "content", "Turin"))
            .usage(Map.of("prompt_tokens", 12))
            .build());

    Event stored = client.events().get(id);
    assertThat(stored.eventType()).isEqualTo(EventType.MODEL);
    assertThat(stored.inputs()).containsKey("messages").containsEntry("provider", "openai");
    assertThat(stored.outputs()).containsKey("response");
  }

  @Test
  void update_sections_areMergedAndOutputsReplaced() {
    String id = client
        .events()
        .create(event("x")
            .metadata(Map.of("a", 1, "b", 1))
            .outputs(Map.of("old", true))
            .build());

    client
        .events()
        .update(
            id,
            EventUpdate.builder()
                .metadata(Map.of("b", 2))
                .feedback(Map.of("rating", 5))
                .metrics(Map.of("score", 0.9))
                .outputs(Map.of("new", true))
                .endTime(NOON + 1000)
                .build());

    Event stored = client.events().get(id);
    assertThat(stored.metadata()).containsEntry("a", 1L).containsEntry("b", 2L);
    assertThat(stored.feedback()).containsEntry("rating", 5L);
    assertThat(stored.metrics()).containsEntry("score", 0.9);
    assertThat(stored.outputs()).isEqualTo(Map.of("new", true));
    assertThat(stored.endTime()).isEqualTo(NOON + 1000);
    assertThat(stored.duration()).isEqualTo(12.5);
  }

  @Test
  void update_outputsOfNull_keepsThem() {
    String id = client.events().create(event("x").outputs(Map.of("old", true)).build());

    client.events().update(id, EventUpdate.builder().outputs(null).build());

    assertThat(client.events().get(id).outputs()).isEqualTo(Map.of("old", true));
  }

  @Test
  void get_unknownId_saysSo() {
    String id = UUID.randomUUID().toString();

    assertThatThrownBy(() -> client.events().get(id))
        .isInstanceOfSatisfying(NotFoundException.class, failure -> {
          assertThat(failure.status()).isEqualTo(404);
          assertThat(failure.path()).isEqualTo("/v1/events/" + id);
          assertThat(failure.body()).contains("\"success\":false");
        });
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(EventFilter.is("event_name", "a"), List.of("a")),
        Arguments.of(EventFilter.isNot("event_name", "a"), List.of("b", "c")),
        Arguments.of(EventFilter.is(EventType.MODEL), List.of("b")),
        Arguments.of(EventFilter.is("metrics.score", 2), List.of("b")),
        Arguments.of(EventFilter.is("metadata.good", true), List.of("a")),
        Arguments.of(EventFilter.contains("inputs.text", "ell"), List.of("a")),
        Arguments.of(EventFilter.notContains("event_name", "a"), List.of("b", "c")),
        Arguments.of(EventFilter.greaterThan("metrics.score", 1.5), List.of("b", "c")),
        Arguments.of(EventFilter.lessThan("metrics.score", 2), List.of("a")),
        Arguments.of(
            EventFilter.after("start_time", Instant.ofEpochMilli((long) NOON + 500)),
            List.of("b", "c")),
        Arguments.of(
            EventFilter.before("start_time", Instant.ofEpochMilli((long) NOON + 500)),
            List.of("a")),
        Arguments.of(EventFilter.exists("error"), List.of("c")),
        Arguments.of(EventFilter.notExists("error"), List.of("a", "b")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void search_withAFilter_findsWhatItSays(EventFilter filter, List<String> names) {
    client
        .events()
        .createBatch(EventBatch.of(List.of(
            event("a")
                .inputs(Map.of("text", "hello"))
                .metadata(Map.of("good", true))
                .metrics(Map.of("score", 1))
                .build(),
            event("b")
                .eventType(EventType.MODEL)
                .startTime(NOON + 1000)
                .metrics(Map.of("score", 2))
                .build(),
            event("c")
                .startTime(NOON + 2000)
                .metrics(Map.of("score", 3))
                .error("no")
                .build())));

    assertThat(names(filter)).isEqualTo(names);
  }

  @Test
  void search_page_hasItsEventsAndTheTotal() {
    client.events().createBatch(EventBatch.of(numbered(5)));

    EventPage page = client
        .events()
        .search(EventSearch.builder()
            .filter(EventFilter.is(EventType.TOOL))
            .limit(2)
            .page(2)
            .build());

    assertThat(page.events().stream().map(Event::eventName)).containsExactly("event 2", "event 1");
    assertThat(page.total()).isEqualTo(5);
  }

  @Test
  void search_between_hasBothEnds() {
    client.events().createBatch(EventBatch.of(numbered(5)));
    Instant from = Instant.ofEpochMilli((long) NOON + 1);

    assertThat(client
            .events()
            .searchAll(EventSearch.builder().between(from, from.plusMillis(2)).build())
            .map(Event::eventName))
        .containsExactly("event 3", "event 2", "event 1");
    assertThat(client
            .events()
            .searchAll(EventSearch.builder()
                .filter(EventFilter.is(EventType.TOOL))
                .between(null, from)
                .build())
            .map(Event::eventName))
        .containsExactly("event 1", "event 0");
  }

  @Test
  void search_text_findsContent() {
    client
        .events()
        .createBatch(EventBatch.of(List.of(
            event("a").outputs(Map.of("content", "zebra finch")).build(),
            event("b").outputs(Map.of("content", "sparrow")).build())));

    EventPage page = client.events().search(EventSearch.builder().text("zebra").build());

    assertThat(page.events().stream().map(Event::eventName)).containsExactly("a");
  }

  @Test
  void searchAll_manyPages_givesEachOnce() {
    client.events().createBatch(EventBatch.of(numbered(25)));

    List<String> names = client
        .events()
        .searchAll(EventSearch.builder()
            .filter(EventFilter.is(EventType.TOOL))
            .limit(10)
            .build())
        .map(Event::eventName)
        .toList();

    assertThat(names)
        .hasSize(25)
        .doesNotHaveDuplicates()
        .startsWith("event 24")
        .endsWith("event 0");
    assertThat(server.faults().received("/v1/events/search")).isEqualTo(3);
  }

  @Test
  void searchAll_eventsStoredMeanwhile_givesTheOldOnce() {
    client.events().createBatch(EventBatch.of(numbered(20)));
    EventSearch search =
        EventSearch.builder().filter(EventFilter.is(EventType.TOOL)).limit(10).build();

    List<String> names = client
        .events()
        .searchAll(search)
        .peek(event -> {
          if (event.eventName().equals("event 15")) {
            client.events().create(event("late").startTime(NOON + 99).build());
          }
        })
        .map(Event::eventName)
        .toList();

    assertThat(names).hasSize(20).doesNotHaveDuplicates().doesNotContain("late");
  }

  @Test
  void searchAll_firstOnly_readsOnePage() {
    client.events().createBatch(EventBatch.of(numbered(25)));

    try (Stream<Event> events =
        client.events().searchAll(EventSearch.builder().limit(10).build())) {
      assertThat(events.findFirst()).isPresent();
    }

    assertThat(server.faults().received("/v1/events/search")).isEqualTo(1);
  }

  @Test
  void exportAll_withProjections_hasTheseFields() {
    client.events().createBatch(EventBatch.of(numbered(7)));

    List<Event> events = client
        .events()
        .exportAll(EventExport.builder()
            .filter(EventFilter.is(EventType.TOOL))
            .projections("event_name")
            .limit(3)
            .build())
        .toList();

    assertThat(events).hasSize(7).allSatisfy(event -> {
      assertThat(event.eventName()).startsWith("event ");
      assertThat(event.sessionId()).isEmpty();
    });
  }

  @Test
  void delete_event_isGone() {
    String id = client.events().create(event("x").build());

    client.events().delete(id);

    assertThatThrownBy(() -> client.events().get(id)).isInstanceOf(NotFoundException.class);
  }
}
