package ai.honeyhive.client.model;

import ai.honeyhive.client.internal.JsonValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the HoneyHive data plane: a step of an application, a call to a model or a tool, or
 * a session, with what went in, what came out and what is known about it.
 *
 * <p>The sections ({@link #config()}, {@link #inputs()}, {@link #outputs()}, {@link #metadata()},
 * {@link #feedback()}, {@link #metrics()}, {@link #userProperties()}) hold JSON-like values in the
 * order they were given: {@link String}, {@link Long} or {@link java.math.BigInteger},
 * {@link Double} or {@link java.math.BigDecimal}, {@link Boolean}, {@link List}, {@link Map} with
 * text keys, and null. Anything else given to a builder is kept as its text, numbers that are not
 * finite too, and nesting beyond 100 levels is replaced by a note.
 *
 * <p>An id that is the empty text is not known yet: whoever stores the event mints it. Immutable,
 * and safe to share between threads. The source of the fields is the event schema of the data plane
 * API 1.2.1 ({@code LegacyEvent}).
 */
public final class Event {
  /** What {@link #source()} and {@link #eventName()} are when nobody gave them. */
  public static final String UNKNOWN = "unknown";

  /** The key under which a section keeps a list that was read in place of an object. */
  public static final String ITEMS = "items";

  private final EventFields fields;
  private final EventType eventType;

  private Event(EventFields fields, EventType eventType) {
    this.fields = fields;
    this.eventType = eventType;
  }

  /**
   * Starts an event.
   *
   * @return a builder with no type, empty sections and no ids
   */
  public static Builder builder() {
    return new Builder(new EventFields());
  }

  /**
   * Reads an event from its JSON form. A field that is absent or null has its builder's default, an
   * unknown field is kept in {@link #extra()}, and a list in place of a section is kept under
   * {@link #ITEMS}.
   *
   * @param json the JSON object
   * @return the event
   * @throws IllegalArgumentException if {@code json} is not an object, has no known
   *     {@code event_type}, or a field is of another JSON type than the schema's
   */
  public static Event fromJson(JsonNode json) {
    return EventJson.read(json);
  }

  /**
   * Writes the event in its JSON form: the schema's 19 fields, then those of {@link #extra()}. Ids
   * that are not known are left out; anything else that is not known is null.
   *
   * @return a new tree
   */
  public ObjectNode toJson() {
    return EventJson.write(this);
  }

  /**
   * Starts an event like this one.
   *
   * @return a builder that holds what this event holds
   */
  public Builder toBuilder() {
    return new Builder(new EventFields(fields));
  }

  /**
   * {@return the project the event belongs to, or the empty text; filled from the key by the
   * backend}
   */
  public String projectId() {
    return fields.projectId;
  }

  /** {@return where the application ran, for example {@code production}} */
  public String source() {
    return fields.source;
  }

  /** {@return the name of the step} */
  public String eventName() {
    return fields.eventName;
  }

  /** {@return the kind of step} */
  public EventType eventType() {
    return eventType;
  }

  /** {@return the event's UUID, or the empty text} */
  public String eventId() {
    return fields.eventId;
  }

  /** {@return the UUID of the session the event belongs to, or the empty text} */
  public String sessionId() {
    return fields.sessionId;
  }

  /**
   * {@return the id of the event that contains this one: another event, or the session; null for a
   * session, or when it is not known}
   */
  public @Nullable String parentId() {
    return fields.parentId;
  }

  /**
   * {@return the ids of the events directly inside this one; unmodifiable, filled by the backend}
   */
  public List<String> childrenIds() {
    return fields.childrenIds;
  }

  /**
   * {@return the settings of the step, for example {@code model} and {@code temperature};
   * unmodifiable}
   */
  public Map<String, @Nullable Object> config() {
    return fields.config;
  }

  /** {@return what went in; unmodifiable} */
  public Map<String, @Nullable Object> inputs() {
    return fields.inputs;
  }

  /** {@return what came out; unmodifiable} */
  public Map<String, @Nullable Object> outputs() {
    return fields.outputs;
  }

  /** {@return what went wrong; null when nothing did} */
  public @Nullable String error() {
    return fields.error;
  }

  /** {@return when the step began, in milliseconds since the Unix epoch; null when not known} */
  public @Nullable Double startTime() {
    return fields.startTime;
  }

  /** {@return when the step ended, in milliseconds since the Unix epoch; null when not known} */
  public @Nullable Double endTime() {
    return fields.endTime;
  }

  /** {@return how long the step took, in milliseconds with a fraction; null when not known} */
  public @Nullable Double duration() {
    return fields.duration;
  }

  /** {@return what else is known, for example {@code prompt_tokens}; unmodifiable} */
  public Map<String, @Nullable Object> metadata() {
    return fields.metadata;
  }

  /** {@return what people said about it; unmodifiable} */
  public Map<String, @Nullable Object> feedback() {
    return fields.feedback;
  }

  /** {@return what was measured or scored; unmodifiable} */
  public Map<String, @Nullable Object> metrics() {
    return fields.metrics;
  }

  /** {@return who it was done for; unmodifiable} */
  public Map<String, @Nullable Object> userProperties() {
    return fields.userProperties;
  }

  /**
   * {@return the fields that the schema does not know, under their names on the wire; unmodifiable}
   */
  public Map<String, @Nullable Object> extra() {
    return fields.extra;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Event event && fields.values().equals(event.fields.values());
  }

  @Override
  public int hashCode() {
    return fields.values().hashCode();
  }

  /** Names the event without its content, which may be private. */
  @Override
  public String toString() {
    return "Event{" + eventType.wireName() + " " + eventName() + ", id=" + eventId() + ", session="
        + sessionId() + "}";
  }

  /** Collects what an event holds. Not safe for use by several threads at once. */
  public static final class Builder {
    private final EventFields fields;

    private Builder(EventFields fields) {
      this.fields = fields;
    }

    /**
     * {@return this builder}
     *
     * @param value the project id
     */
    public Builder projectId(String value) {
      fields.projectId = JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the source
     */
    public Builder source(String value) {
      fields.source = JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the name
     */
    public Builder eventName(String value) {
      fields.eventName = JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the event id, or the empty text
     */
    public Builder eventId(String value) {
      fields.eventId = JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the session id, or the empty text
     */
    public Builder sessionId(String value) {
      fields.sessionId = JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the kind of step
     */
    public Builder eventType(EventType value) {
      fields.eventType = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the ids of the events inside
     */
    public Builder childrenIds(List<String> value) {
      fields.childrenIds = value.stream().map(JsonValues::wellFormed).toList();
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the id of the containing event, or null
     */
    public Builder parentId(@Nullable String value) {
      fields.parentId = value == null ? null : JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what went wrong, or null
     */
    public Builder error(@Nullable String value) {
      fields.error = value == null ? null : JsonValues.wellFormed(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the start in milliseconds since the Unix epoch, or null
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder startTime(@Nullable Double value) {
      fields.startTime = finite("startTime", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the end in milliseconds since the Unix epoch, or null
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder endTime(@Nullable Double value) {
      fields.endTime = finite("endTime", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the duration in milliseconds, or null
     * @throws IllegalArgumentException if the number is not finite
     */
    public Builder duration(@Nullable Double value) {
      fields.duration = finite("duration", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code config}
     */
    public Builder config(Map<String, ? extends @Nullable Object> value) {
      fields.config = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code inputs}
     */
    public Builder inputs(Map<String, ? extends @Nullable Object> value) {
      fields.inputs = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code outputs}
     */
    public Builder outputs(Map<String, ? extends @Nullable Object> value) {
      fields.outputs = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code metadata}
     */
    public Builder metadata(Map<String, ? extends @Nullable Object> value) {
      fields.metadata = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code feedback}
     */
    public Builder feedback(Map<String, ? extends @Nullable Object> value) {
      fields.feedback = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code metrics}
     */
    public Builder metrics(Map<String, ? extends @Nullable Object> value) {
      fields.metrics = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all of the section {@code userProperties}
     */
    public Builder userProperties(Map<String, ? extends @Nullable Object> value) {
      fields.userProperties = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * Sets the fields beyond the schema. A name that the schema knows is refused.
     *
     * @param value the fields under their names on the wire
     * @return this builder
     * @throws IllegalArgumentException if a name is one of the schema's
     */
    public Builder extra(Map<String, ? extends @Nullable Object> value) {
      value.keySet().stream().filter(EventJson::isKnown).findFirst().ifPresent(name -> {
        throw new IllegalArgumentException("extra must not hold the event's own field " + name);
      });
      fields.extra = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * Makes the event.
     *
     * @return the event
     * @throws IllegalStateException if no type was set
     */
    public Event build() {
      EventType type = fields.eventType;
      if (type == null) {
        throw new IllegalStateException("an event needs an event type");
      }
      return new Event(new EventFields(fields), type);
    }

    private static @Nullable Double finite(String name, @Nullable Double value) {
      if (value != null && !Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be a finite number, not " + value);
      }
      return value;
    }
  }
}
