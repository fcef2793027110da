package ai.honeyhive.server.internal.sqlite;

import static ai.honeyhive.server.internal.sqlite.Writes.PROJECT;
import static ai.honeyhive.server.internal.sqlite.Writes.event;
import static ai.honeyhive.server.internal.sqlite.Writes.eventId;
import static ai.honeyhive.server.internal.sqlite.Writes.id;
import static ai.honeyhive.server.internal.sqlite.Writes.spanWrite;
import static ai.honeyhive.server.internal.sqlite.Writes.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same answers whether a column decides or the body has to be read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventSearchTest {
  private static final String SESSION = id(1000);

  @TempDir
  Path directory;

  private SqliteStore stored;
  private EventStore store;

  @BeforeAll
  void fill(@TempDir Path directory) {
    stored = SqliteStore.open(directory);
    store = stored.events();
    write(
        store,
        write(event(1, SESSION)
            .eventType(EventType.MODEL)
            .eventName("chat")
            .error("429")
            .endTime(11.0)),
        write(event(2, SESSION)
            .eventName("look up")
            .source("dev")
            .parentId(id(1))
            .duration(250.0)
            .config(Map.of("model", "small"))
            .metadata(Map.of("a.b", 5, "tags", List.of("x", "y"), "run_id", "r-1"))),
        write(event(3, SESSION).metadata(Map.of("a", Map.of("b", 6), "flag", true))),
        spanWrite(4, 0, Map.of("honeyhive.session_id", SESSION)));
  }

  @AfterAll
  void close() {
    stored.close();
  }

  private static EventFilter filter(String field, String operator, String value, String type)
      throws Exception {
    return EventFilter.of(
        field,
        FilterOperator.parse(operator).orElseThrow(),
        new ObjectMapper().readTree(value),
        type == null ? null : EventFilter.Type.valueOf(type));
  }

  private List<String> names(EventFilter... filters) {
    EventPage page =
        store.search(EventQuery.in(PROJECT).filters(List.of(filters)).build());
    assertThat(page.total()).isEqualTo(page.events().size());
    return page.events().stream().map(Event::eventName).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event_id      | is           | \"00000000-0000-4000-8000-000000000001\" | chat",
        "event_id      | is           | \"other\"                                | ''",
        "event_id      | is not       | \"00000000-0000-4000-8000-000000000001\" | Session,event 3,look up,span 4",
        "session_id    | is           | \"other\"                                | ''",
        "session_id    | contains     | \"1000\"                                 | Session,chat,event 3,look up,span 4",
        "event_type    | is           | \"session\"                              | Session",
        "event_type    | is not       | \"session\"                              | chat,event 3,look up,span 4",
        "event_type    | is           | \"model\"                                | chat",
        "event_name    | is           | \"look up\"                              | look up",
        "event_name    | is not       | \"look up\"                              | Session,chat,event 3,span 4",
        "event_name    | contains     | \"LOOK\"                                 | look up",
        "source        | is           | \"dev\"                                  | Session,look up",
        "error         | exists       | null                                     | chat",
        "error         | not exists   | null                                     | Session,event 3,look up,span 4",
        "error         | is           | 429                                      | chat",
        "start_time    | greater than | 2                                        | event 3,span 4",
        "start_time    | less than    | 2                                        | Session,chat",
        "start_time    | after        | \"1970-01-01T00:00:00.002Z\"             | event 3,span 4",
        "start_time    | before       | 2                                        | Session,chat",
        "start_time    | is           | 2                                        | look up",
        "end_time      | greater than | 10                                       | chat,look up",
        "metadata.a.b  | is           | 5                                        | look up",
        "metadata.run_id | is         | \"r-1\"                                  | look up",
        "metadata.run_id | is         | \"r-2\"                                  | ''",
        "metadata.run_id | is not     | \"r-1\"                                  | Session,chat,event 3,span 4",
        "metadata.run_id | exists     | null                                     | look up",
        "metadata.dataset_id | is     | \"r-1\"                                  | ''",
        "config.model  | is           | \"small\"                                | look up",
        "config.model  | contains     | \"MALL\"                                 | look up",
        "duration      | greater than | 100                                      | look up",
        "metadata.a.b  | exists       | null                                     | event 3,look up",
        "metadata.tags | contains     | \"y\"                                    | look up",
        "metadata.flag | is           | true                                     | event 3",
        "metadata.trace_id | is       | \"4bf92f3577b34da6a3ce929d0e0e4736\"     | span 4",
        "metadata.trace_id | is       | \"other\"                                | ''",
        "metadata.num_events | is     | 4                                        | Session",
        "parent_id     | is           | \"00000000-0000-4000-8000-000000000001\" | look up",
        "parent_id     | not exists   | null                                     | Session",
        "children_ids  | contains     | \"00000000-0000-4000-8000-000000000002\" | chat",
        "project_id    | is           | \"p\"                                    | Session,chat,event 3,look up,span 4"
      })
  void filtersFind(String field, String operator, String value, String expected) throws Exception {
    assertThat(String.join(",", names(filter(field, operator, value, null))))
        .isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void allFiltersMustHold() throws Exception {
    assertThat(names(
            filter("session_id", "is", "\"" + SESSION + "\"", null),
            filter("metadata.a.b", "greater than", "5", "NUMBER")))
        .containsExactly("event 3");
  }

  @Test
  void pagesOfAFilterThatReadsBodies() throws Exception {
    EventFilter everyEvent = filter("event_id", "is not", "\"none\"", null);
    List<String> found = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      EventPage part = store.search(EventQuery.in(PROJECT)
          .filters(List.of(everyEvent))
          .limit(2)
          .page(page)
          .build());
      assertThat(part.total()).isEqualTo(5);
      part.events().forEach(event -> found.add(event.eventName()));
    }
    assertThat(found).hasSize(5).startsWith("span 4", "event 3", "look up");
  }

  @Test
  void startsAreBoundOnBothSides() {
    EventPage page = store.search(EventQuery.in(PROJECT).startBetween(2.0, 3.0).build());
    assertThat(page.events()).extracting(Event::eventName).containsExactly("event 3", "look up");
  }

  @Test
  void aTraceIsFoundWithItsIndex() throws Exception {
    EventPage page = store.search(EventQuery.in(PROJECT)
        .filters(List.of(filter("metadata.trace_id", "is", "\"" + Writes.TRACE + "\"", null)))
        .build());
    assertThat(page.events()).extracting(Event::eventId).containsExactly(eventId(4));
  }

  @Test
  void queriesOutOfBoundsAreRefused() {
    assertThatThrownBy(() -> EventQuery.in(PROJECT).limit(0)).hasMessageContaining("limit");
    assertThatThrownBy(() -> EventQuery.in(PROJECT).limit(7501)).hasMessageContaining("7501");
    assertThatThrownBy(() -> EventQuery.in(PROJECT).page(0)).hasMessageContaining("page");
  }
}
