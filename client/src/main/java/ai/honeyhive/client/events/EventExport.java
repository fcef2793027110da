package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.Pages;
import ai.honeyhive.client.model.Event;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are read in bulk, and which page of them. An export has larger pages than an
 * {@link EventSearch}, and can leave out fields. Immutable.
 */
public final class EventExport extends JsonBacked {
  /** How many events a page of an export has at most. */
  public static final int LARGEST_PAGE = 7500;

  private static final int DEFAULT_PAGE = 1000;
  private static final Set<String> NAMES =
      Set.of("filters", "dateRange", "limit", "page", "evaluation_id", "projections");

  private EventExport(JsonFields json) {
    super(json, NAMES);
  }

  /** {@return the export of all events of the project} */
  public static EventExport all() {
    return builder().build();
  }

  /** {@return a builder in which nothing is set, so that all events are read} */
  public static Builder builder() {
    return new Builder(JsonFields.EMPTY);
  }

  /** {@return a builder that holds what this export holds} */
  public Builder toBuilder() {
    return new Builder(json);
  }

  /** {@return the conditions, which hold together; unmodifiable} */
  public List<EventFilter> filters() {
    return json.objects("filters", EventFilter::of);
  }

  /** {@return how many events a page has at most} */
  public int limit() {
    return json.has("limit") ? (int) json.count("limit") : DEFAULT_PAGE;
  }

  /** {@return the number of the page, from 1} */
  public int page() {
    return json.has("page") ? (int) json.count("page") : 1;
  }

  /** The same of another page, with its limit said, which tells whether a page is full. */
  EventExport onPage(int number) {
    return toBuilder().page(number).limit(limit()).build();
  }

  Pages.Plan plan() {
    return new Pages.Plan(page(), limit());
  }

  /** Collects what an export reads. Not safe for use by several threads at once. */
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
      json = json.with("dateRange", Queries.range(from, to, "$gte", "$lte"));
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
     * Has only these fields of each event, and what an {@link Event} cannot do without:
     * {@code event_type} and {@code event_id}.
     *
     * @param names names on the wire, for example {@code event_name} and {@code metadata}
     * @return this builder
     */
    public Builder projections(String... names) {
      Set<String> all = new LinkedHashSet<>(List.of(names));
      all.add("event_type");
      all.add("event_id");
      json = json.with("projections", all);
      return this;
    }

    /**
     * Sets how many events a page has at most. Default 1000.
     *
     * @param value from 1 to {@value EventExport#LARGEST_PAGE}
     * @return this builder
     * @throws IllegalArgumentException when it is out of range
     */
    public Builder limit(int value) {
      json = json.with("limit", Queries.inRange("limit", value, LARGEST_PAGE));
      return this;
    }

    /**
     * Sets which page is read.
     *
     * @param value the number of the page, from 1
     * @return this builder
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder page(int value) {
      json = json.with("page", Queries.inRange("page", value, Integer.MAX_VALUE));
      return this;
    }

    /** {@return the export} */
    public EventExport build() {
      return new EventExport(json);
    }
  }
}
