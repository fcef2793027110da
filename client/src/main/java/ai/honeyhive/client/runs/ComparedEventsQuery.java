package ai.honeyhive.client.runs;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.RestRequest;
import ai.honeyhive.client.model.EventType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which events of two runs are to be compared. Immutable. */
public final class ComparedEventsQuery {
  private static final int MOST = 1000;
  private static final ComparedEventsQuery ALL = builder().build();

  private final Builder set;

  private ComparedEventsQuery(Builder set) {
    this.set = set;
  }

  /** {@return the query for all events} */
  public static ComparedEventsQuery all() {
    return ALL;
  }

  /** {@return a builder that asks for all events} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds what this query holds} */
  public Builder toBuilder() {
    return new Builder(set);
  }

  int page() {
    return set.page;
  }

  int limit() {
    return set.limit;
  }

  RestRequest request(String newRunId, String oldRunId, int page) {
    EventType type = set.eventType;
    return RestRequest.get("/v1/runs/{}/compare/{}/events", newRunId, oldRunId)
        .query("event_name", set.eventName)
        .query("event_type", type == null ? null : type.wireName())
        .query("filter", text(set.filters))
        .query("page", page)
        .query("limit", set.limit)
        .large();
  }

  /** Filters as one parameter; null when there is none. */
  static @Nullable String text(List<EventFilter> filters) {
    if (filters.isEmpty()) {
      return null;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    filters.forEach(filter -> list.add(filter.toJson()));
    return list.toString();
  }

  /** Collects what is wanted. Not safe for use by several threads at once. */
  public static final class Builder {
    private @Nullable String eventName;
    private @Nullable EventType eventType;
    private List<EventFilter> filters = List.of();
    private int page = 1;
    private int limit = MOST;

    private Builder() {}

    private Builder(Builder other) {
      eventName = other.eventName;
      eventType = other.eventType;
      filters = other.filters;
      page = other.page;
      limit = other.limit;
    }

    /**
     * Takes the events of a name only.
     *
     * @param value the name
     * @return this builder
     */
    public Builder eventName(String value) {
      eventName = Objects.requireNonNull(value, "eventName");
      return this;
    }

    /**
     * Takes the events of a type only.
     *
     * @param value the type
     * @return this builder
     */
    public Builder eventType(EventType value) {
      eventType = Objects.requireNonNull(value, "eventType");
      return this;
    }

    /**
     * Takes the events that match all these filters only.
     *
     * @param value the filters
     * @return this builder
     */
    public Builder filters(List<EventFilter> value) {
      filters = List.copyOf(value);
      return this;
    }

    /**
     * Sets which page is wanted, or with which page a stream begins. Default 1.
     *
     * @param value the number of the page, from 1
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder page(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("page must be at least 1: " + value);
      }
      page = value;
      return this;
    }

    /**
     * Sets how many pairs a page has. Default 1000.
     *
     * @param value the number, 1 to 1000
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder limit(int value) {
      if (value < 1 || value > MOST) {
        throw new IllegalArgumentException("limit must be in 1 to " + MOST + ": " + value);
      }
      limit = value;
      return this;
    }

    /** {@return the query} */
    public ComparedEventsQuery build() {
      return new ComparedEventsQuery(new Builder(this));
    }
  }
}
