package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in a run: a field that is not set stays as it is, one that is set to null is
 * sent as null. Immutable.
 */
public final class RunUpdate extends JsonBacked {
  private static final Set<String> NAMES = Set.of(
      "name",
      "description",
      "status",
      "metadata",
      "results",
      "event_ids",
      "configuration",
      "evaluators",
      "session_ids",
      "datapoint_ids",
      "passing_ranges");

  private RunUpdate(JsonFields json) {
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
     * @param value the name; newer servers refuse an empty one
     */
    public Builder name(String value) {
      json = json.with("name", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the run is for, or null to take it away
     */
    public Builder description(@Nullable String value) {
      json = json.with("description", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value how far it is
     */
    public Builder status(RunStatus value) {
      json = json.with("status", value.wireName());
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what else is known, for example the commit
     */
    public Builder metadata(Map<String, ? extends @Nullable Object> value) {
      json = json.with("metadata", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the maker of the run writes down as its results
     */
    public Builder results(Map<String, ? extends @Nullable Object> value) {
      json = json.with("results", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value how it is done, for example the names of the evaluators
     */
    public Builder configuration(Map<String, ? extends @Nullable Object> value) {
      json = json.with("configuration", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of its sessions
     */
    public Builder eventIds(List<String> ids) {
      json = json.with("event_ids", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of its sessions, for servers that want them here
     */
    public Builder sessionIds(List<String> ids) {
      json = json.with("session_ids", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param ids the ids of the datapoints it tries
     */
    public Builder datapointIds(List<String> ids) {
      json = json.with("datapoint_ids", ids);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what scores it: names or descriptions
     */
    public Builder evaluators(List<? extends @Nullable Object> value) {
      json = json.with("evaluators", value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the range in which a metric passes, by the name of the metric
     */
    public Builder passingRanges(Map<String, PassingRange> value) {
      Map<String, Object> ranges = new LinkedHashMap<>();
      value.forEach((metric, range) -> ranges.put(metric, range.json.all()));
      json = json.with("passing_ranges", ranges);
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
    public RunUpdate build() {
      return new RunUpdate(json);
    }
  }
}
