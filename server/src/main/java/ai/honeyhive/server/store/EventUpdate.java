package ai.honeyhive.server.store;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in an event that is stored, or will be. The sections {@code config},
 * {@code metadata}, {@code feedback}, {@code metrics} and {@code user_properties} are merged into
 * the event's, key by key, without looking into the values; {@code outputs}, {@code end_time},
 * {@code duration} and {@code children_ids} replace the event's. Immutable.
 */
public final class EventUpdate {
  private static final List<String> MERGED =
      List.of("config", "metadata", "feedback", "metrics", "user_properties");
  private static final List<String> SECTIONS =
      Stream.concat(MERGED.stream(), Stream.of("outputs")).toList();

  private final ObjectNode changes;

  private EventUpdate(ObjectNode changes) {
    this.changes = changes;
  }

  /**
   * Reads an update from its JSON form, {@code UpdateEventRequest} of the data plane API. A null
   * changes nothing, nor does an empty list of children; other fields are ignored.
   *
   * @param json the JSON object
   * @return the update
   * @throws IllegalArgumentException if {@code json} is not an object, or a field is of another
   *     JSON type than the schema's
   */
  public static EventUpdate fromJson(JsonNode json) {
    for (String section : SECTIONS) {
      JsonNode value = json.path(section);
      if (!value.isObject() && !value.isNull() && !value.isMissingNode()) {
        throw new IllegalArgumentException(section + " must be an object");
      }
    }
    // An event's values are well-formed, and not deeper than can be written.
    ObjectNode fields = Event.fromJson(withType(json)).toJson();
    return new EventUpdate(fields.retain(said(json)));
  }

  private static JsonNode withType(JsonNode json) {
    return json instanceof ObjectNode object
        ? object.deepCopy().put("event_type", EventType.CHAIN.wireName())
        : json;
  }

  /** The fields that change something. */
  private static List<String> said(JsonNode json) {
    List<String> said = new ArrayList<>();
    for (String section : MERGED) {
      if (!json.path(section).isEmpty()) {
        said.add(section);
      }
    }
    for (String field : List.of("outputs", "end_time", "duration")) {
      if (json.hasNonNull(field)) {
        said.add(field);
      }
    }
    if (!json.path("children_ids").isEmpty()) {
      said.add("children_ids");
    }
    return said;
  }

  /**
   * Writes the update in its JSON form.
   *
   * @return a new tree, of the fields that change something
   */
  public ObjectNode toJson() {
    return changes.deepCopy();
  }

  /** {@return whether it changes nothing} */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /**
   * Joins two updates of one event.
   *
   * @param later what is to change after this
   * @return what has the effect of both
   */
  public EventUpdate then(EventUpdate later) {
    return new EventUpdate(later.over(toJson()));
  }

  /**
   * Changes an event.
   *
   * @param event the event as it is
   * @return the event as it is to be; updating it again changes nothing
   */
  public Event applyTo(Event event) {
    return Event.fromJson(over(event.toJson()));
  }

  private ObjectNode over(ObjectNode base) {
    changes.properties().forEach(change -> {
      String field = change.getKey();
      if (MERGED.contains(field)) {
        base.withObject("/" + field).setAll((ObjectNode) change.getValue());
      } else {
        base.set(field, change.getValue());
      }
    });
    return base;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventUpdate update && changes.equals(update.changes);
  }

  @Override
  public int hashCode() {
    return changes.hashCode();
  }

  /** Names what changes, without the values, which may be private. */
  @Override
  public String toString() {
    List<String> fields = new ArrayList<>();
    changes.fieldNames().forEachRemaining(fields::add);
    return "EventUpdate" + fields;
  }
}
