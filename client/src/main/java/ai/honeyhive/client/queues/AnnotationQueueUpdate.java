package ai.honeyhive.client.queues;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to change in a queue; a field that is not set stays as it is. Immutable. */
public final class AnnotationQueueUpdate extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "id", "name", "description", "filters", "enabled", "add_event_ids", "remove_event_ids");

  private AnnotationQueueUpdate(JsonFields json) {
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

  /** Collects what is to change. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param value the new name, at most 200 characters
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
     * @param value whether new events that match come into the queue
     */
    public Builder enabled(boolean value) {
      json = json.with("enabled", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of events to put into it
     */
    public Builder addEventIds(List<String> ids) {
      json = json.with("add_event_ids", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of events to take out of it
     */
    public Builder removeEventIds(List<String> ids) {
      json = json.with("remove_event_ids", ids);
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

    /** {@return the update} */
    public AnnotationQueueUpdate build() {
      return new AnnotationQueueUpdate(json);
    }
  }
}
