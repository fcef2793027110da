package ai.honeyhive.client.datasets;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.rest.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of which events datapoints are to be made, and how: of events that are named, or of all that are
 * found. Immutable.
 */
public final class DatapointsFromEvents extends JsonBacked {
  private static final Set<String> NAMES =
      Set.of("events", "mapping", "filters", "dateRange", "checkState", "selectAll", "dataset_id");

  private DatapointsFromEvents(JsonFields json) {
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

  /** Collects what is to be made. Not safe for use by several threads at once. */
  public static final class Builder {
    private JsonFields json;

    private Builder(JsonFields json) {
      this.json = json;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of the events
     */
    public Builder events(List<String> ids) {
      json = json.with("events", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value which fields of an event become which part of its datapoint
     */
    public Builder mapping(DatapointMapping value) {
      json = json.with("mapping", value.json.all());
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value whether all events are meant that are found, instead of those that are named
     */
    public Builder selectAll(boolean value) {
      json = json.with("selectAll", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value for single events, by their ids, whether they are meant
     */
    public Builder checkState(Map<String, Boolean> value) {
      json = json.with("checkState", value);
      return this;
    }

    /**
     * Takes the events that match all these filters only.
     *
     * @param value the filters
     * @return this builder
     */
    public Builder filters(List<EventFilter> value) {
      json = json.with(
          "filters",
          value.stream().map(filter -> JsonFields.of(filter.toJson()).all()).toList());
      return this;
    }

    /**
     * Takes events of a time only.
     *
     * @param from its begin
     * @param to its end
     * @return this builder
     */
    public Builder between(Instant from, Instant to) {
      json = json.with("dateRange", Map.of("$gte", from.toString(), "$lte", to.toString()));
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param id the id of the dataset that shall hold the datapoints
     */
    public Builder datasetId(String id) {
      json = json.with("dataset_id", id);
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

    /** {@return what is to be made} */
    public DatapointsFromEvents build() {
      return new DatapointsFromEvents(json);
    }
  }
}
