package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.text.TextQuery;
import ai.honeyhive.server.store.EventFilter;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a query that need an event's body, of which only what is asked for is read. */
final class BodyFilter {
  private final Connection connection;
  private final Assembler.Project project;
  private final List<EventFilter> filters;
  private final @Nullable TextQuery text;
  private final boolean needsPlace;
  private final boolean needsSums;

  /**
   * Takes the conditions.
   *
   * @param text what has to be in a body, or null when that is known otherwise
   */
  BodyFilter(
      Connection connection,
      Assembler.Project project,
      List<EventFilter> filters,
      @Nullable TextQuery text) {
    this.connection = connection;
    this.project = project;
    this.filters = filters;
    this.text = text;
    this.needsPlace =
        isAskedFor("project_id") || isAskedFor("parent_id") || isAskedFor("children_ids");
    this.needsSums = isAskedFor("metadata");
  }

  /** Whether there is nothing to look at. */
  boolean isEmpty() {
    return filters.isEmpty() && text == null;
  }

  /** Those for which all conditions hold. */
  List<StoredEvent> matches(List<StoredEvent> candidates) throws SQLException {
    Map<StoredEvent, Event> whole = whole(candidates);
    return candidates.stream()
        .filter(candidate -> holds(candidate, whole.get(candidate)))
        .toList();
  }

  private boolean holds(StoredEvent candidate, @Nullable Event whole) {
    if (text != null && !text.isIn(candidate.body)) {
      return false;
    }
    if (filters.isEmpty()) {
      return true;
    }
    JsonNode json = whole == null ? Json.stored(candidate.body, this::isAskedFor) : whole.toJson();
    return filters.stream().allMatch(filter -> filter.matches(json));
  }

  /** Whether a condition is on this field, or on something in it. */
  private boolean isAskedFor(String field) {
    return filters.stream()
        .map(EventFilter::field)
        .anyMatch(path -> path.startsWith(field)
            && (path.length() == field.length() || path.charAt(field.length()) == '.'));
  }

  /** Those about which more is asked than their bodies say. */
  private Map<StoredEvent, Event> whole(List<StoredEvent> candidates) throws SQLException {
    List<StoredEvent> made = candidates.stream()
        .filter(event -> needsPlace || (needsSums && event.isSession()))
        .toList();
    List<Event> events = new Assembler(connection, project).assemble(made);
    Map<StoredEvent, Event> whole = new HashMap<>();
    for (int i = 0; i < made.size(); i++) {
      whole.put(made.get(i), events.get(i));
    }
    return whole;
  }
}
