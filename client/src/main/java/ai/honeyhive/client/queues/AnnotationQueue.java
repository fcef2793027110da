package ai.honeyhive.client.queues;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for a person to look at them. Immutable.
 *
 * @see NewAnnotationQueue
 */
public final class AnnotationQueue extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "id",
      "_id",
      "name",
      "description",
      "filters",
      "enabled",
      "scope_id",
      "scope_type",
      "is_active",
      "created_at",
      "updated_at");

  AnnotationQueue(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads a queue from its JSON form. Fields that are missing are not known; unknown fields are
   * kept.
   *
   * @param json the JSON object
   * @return the value
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static AnnotationQueue fromJson(JsonNode json) {
    return new AnnotationQueue(JsonFields.of(json));
  }

  /** {@return the id, or the empty text} */
  public String id() {
    return json.id();
  }

  /** {@return the name, or the empty text} */
  public String name() {
    return json.text("name");
  }

  /** {@return what the queue is for; empty when nobody said} */
  public String description() {
    return json.text("description");
  }

  /** {@return what an event must match to come into the queue; unmodifiable} */
  public List<EventFilter> filters() {
    return json.fields("filters")
        .objects("filterArray", filter -> EventFilter.fromJson(filter.toJson()));
  }

  static Map<String, Object> filters(List<EventFilter> filters) {
    return Map.of(
        "filterArray",
        filters.stream().map(filter -> JsonFields.of(filter.toJson()).all()).toList());
  }

  /** {@return whether new events that match come into the queue} */
  public boolean enabled() {
    return json.flag("enabled");
  }

  /** {@return whether it is shown; false only when the data plane says so} */
  public boolean active() {
    return !Boolean.FALSE.equals(json.flagOrNull("is_active"));
  }

  /**
   * {@return what kind of thing {@link #scopeId()} names, for example {@code project}; or empty}
   */
  public String scopeType() {
    return json.text("scope_type");
  }

  /** {@return the id of what the queue belongs to, or the empty text} */
  public String scopeId() {
    return json.text("scope_id");
  }

  /** {@return when it was made; null when not known} */
  public @Nullable Instant createdAt() {
    return json.timeOrNull("created_at");
  }

  /** {@return when it was changed last; null when it never was} */
  public @Nullable Instant updatedAt() {
    return json.timeOrNull("updated_at");
  }
}
