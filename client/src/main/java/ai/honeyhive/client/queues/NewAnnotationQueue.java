package ai.honeyhive.client.queues;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A queue to be made. What is not set is left to the data plane. Immutable. */
public final class NewAnnotationQueue extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("name", "description", "filters", "enabled", "event_ids");

  private NewAnnotationQueue(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return a builder in which nothing is set} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this value holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** Collects what a queue starts with. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param value the name, at most 200 characters
     */
    public Builder name(String value) {
      json = json.with("name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the queue is for, at most 1000 characters
     */
    public Builder description(String value) {
      json = json.with("description", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what an event must match to come into the queue
     */
    public Builder filters(List<EventFilter> value) {
      json = json.with("filters", AnnotationQueue.filters(value));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value whether new events that match come into the queue; they do unless set
     */
    public Builder enabled(boolean value) {
      json = json.with("enabled", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of the events it starts with
     */
    public Builder eventIds(List<String> ids) {
      json = json.with("event_ids", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param name the name on the wire of a field that this class has no name for
     * @param value its value, as {@link ai.honeyhive.client.model.Event} describes values
     */
    public Builder field(String name, @Nullable Object value) {
      json = json.with(name, value);
      return this;
    }

    /** {@return the queue} */
    public NewAnnotationQueue build() {
      return new NewAnnotationQueue(json);
    }
  }
}
