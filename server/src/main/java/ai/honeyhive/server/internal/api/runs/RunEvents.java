package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.storage.Storage;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.EventFilter;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.FilterOperator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The events of a run, each once: those whose metadata name it, and those of the sessions that the
 * run names itself.
 */
final class RunEvents {
  private static final String RUN_ID = "metadata.run_id";

  private final Storage storage;
  private final String project;
  private final String runId;
  private final Set<String> listed = new LinkedHashSet<>();
  private List<EventFilter> filters = List.of();
  private DateRange range = DateRange.ALL;

  RunEvents(Storage storage, Document run) {
    this.storage = storage;
    this.project = run.key().project();
    this.runId = run.id();
    ObjectNode fields = Runs.fields(run);
    for (String list : List.of("event_ids", "session_ids")) {
      for (JsonNode id : fields.path(list)) {
        String lower = id.asText().toLowerCase(Locale.ROOT);
        if (EventWrite.isUuid(lower)) {
          listed.add(lower);
        }
      }
    }
  }

  /** Leaves out events for which one of the conditions does not hold. */
  RunEvents where(List<EventFilter> conditions) {
    filters = conditions;
    return this;
  }

  /** Leaves out events that began at another time. */
  RunEvents within(DateRange time) {
    range = time;
    return this;
  }

  /** Gives all events to a reader, in no particular order, with the sections that it needs. */
  void forEach(Consumer<Event> each, String... sections) {
    Set<String> seen = new HashSet<>();
    scan(List.of(is(RUN_ID, runId)), sections, event -> {
      seen.add(event.sessionId());
      each.accept(event);
      return true;
    });
    for (String id : listed) {
      // Events that name the run were given already.
      boolean found = scan(List.of(is("session_id", id), isNot(runId)), sections, event -> {
        each.accept(event);
        return true;
      });
      if (!found && !seen.contains(id)) {
        eventOfAnotherSession(id, sections, each);
      }
    }
  }

  private void eventOfAnotherSession(String id, String[] sections, Consumer<Event> each) {
    scan(List.of(is("event_id", id), isNot(runId)), sections, event -> {
      if (!listed.contains(event.sessionId())) {
        each.accept(event);
      }
      return true;
    });
  }

  /** Gives some events that name the run to a reader, while it wants more. */
  void sample(Predicate<Event> more, String... sections) {
    scan(List.of(is(RUN_ID, runId)), sections, more);
  }

  /** Returns whether there was any. */
  private boolean scan(List<EventFilter> which, String[] sections, Predicate<Event> each) {
    List<EventFilter> all = new ArrayList<>(which);
    all.addAll(filters);
    EventQuery query = EventQuery.in(project)
        .filters(all)
        .startBetween(range.from(), range.to())
        .sections(sections)
        .build();
    boolean[] any = new boolean[1];
    storage.scan(query, event -> {
      any[0] = true;
      return each.test(event);
    });
    return any[0];
  }

  private static EventFilter is(String field, String value) {
    return EventFilter.of(
        field, FilterOperator.IS, TextNode.valueOf(value), EventFilter.Type.STRING);
  }

  private static EventFilter isNot(String run) {
    return EventFilter.of(
        RUN_ID, FilterOperator.IS_NOT, TextNode.valueOf(run), EventFilter.Type.STRING);
  }
}
