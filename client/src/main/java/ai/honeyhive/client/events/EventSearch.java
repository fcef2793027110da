package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are searched for, and which page of them. Those that started last come first.
 * Immutable.
 */
public final class EventSearch extends JsonBacked {
  /** How many events a page of a search has at most, which is also the default. */
  public static final int LARGEST_PAGE = 1000;

  private static final Set<String> NAMES =
      Set.of("filters", "dateRange", "limit", "page", "evaluation_id");

  private EventSearch(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return the search for all events of the project} */
  public static EventSearch all() {
    return builder().build();
  }

  /**
   * {@return the search for the events of a session, its own event among them}
   *
   * @param sessionId the session's id
   */
  public static EventSearch ofSession(String sessionId) {
    return builder().filter(EventFilter.is("session_id", sessionId)).build();
  }

  /** {@return a builder in which nothing is set, so that all events are found} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this search holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** {@return the conditions, which hold together; unmodifiable} */
  public List<EventFilter> filters() {
    return json.objects("filters", EventFilter::of);
  }

  /** {@return how many events a page has at most} */
  public int limit() {
    return json.has("limit") ? (int) json.count("limit") : LARGEST_PAGE;
  }

  /** {@return the number of the page, from 1} */
  public int page() {
    return json.has("page") ? (int) json.count("page") : 1;
  }

  /** The same of another page, with its limit said, which tells whether a page is full. */
  EventSearch onPage(int number) {
    return toBuilder().page(number).limit(limit()).build();
  }

  Pages.Plan plan() {
    return new Pages.Plan(page(), limit());
  }

  /** Collects what a search looks for. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * Adds a condition to those there are.
     *
     * @param value the condition
     * @return this builder
     */
    public Builder filter(EventFilter value) {
      json = Queries.withFilter(json, value);
      return this;
    }

    /**
     * Sets from when to when events started. Both ends belong to it.
     *
     * @param from the first moment, or null for no beginning
     * @param to the last moment, or null for no end
     * @return this builder
     * @throws IllegalArgumentException when the end is before the beginning
     */
    public Builder between(@Nullable Instant from, @Nullable Instant to) {
      json = json.with("dateRange", Queries.range(from, to, "start_time", "end_time"));
      return this;
    }

    /**
     * Has only events of a run.
     *
     * @param value the run's id
     * @return this builder
     */
    public Builder runId(String value) {
      json = json.with("evaluation_id", value);
      return this;
    }

    /**
     * Has only events whose content has this text. The server of this project can do that;
     * HoneyHive refuses it.
     *
     * @param value words
     * @return this builder
     */
    public Builder text(String value) {
      json = json.with("text", value);
      return this;
    }

    /**
     * Sets how many events a page has at most.
     *
     * @param value from 1 to {@value EventSearch#LARGEST_PAGE}
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder limit(int value) {
      json = json.with("limit", Queries.inRange("limit", value, LARGEST_PAGE));
      return this;
    }

    /**
     * Sets which page is asked for.
     *
     * @param value the number of the page, from 1
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder page(int value) {
      json = json.with("page", Queries.inRange("page", value, Integer.MAX_VALUE));
      return this;
    }

    /** {@return the search} */
    public EventSearch build() {
      return new EventSearch(json);
    }
  }
}
