package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import ai.honeyhive.client.internal.rest.RestRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which runs are wanted, and in which order. Immutable. */
public final class RunQuery {
  /** How many runs a page has at most, and how many ids a query. */
  private static final int MOST = 100;

  private static final RunQuery ALL = builder().build();

  private final Builder set;

  private RunQuery(Builder set) {
    this.set = set;
  }

  /** {@return the query for all runs, the newest first} */
  public static RunQuery all() {
    return ALL;
  }

  /** {@return a builder that asks for all runs} */
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

  /** How many runs a page has when all pages are read: as many as can be, unless somebody said. */
  int pageSize() {
    return set.limit == null ? MOST : set.limit;
  }

  RestRequest request() {
    return request(set.page, set.limit);
  }

  RestRequest request(int page, @Nullable Integer limit) {
    return RestRequest.get("/v1/runs")
        .query("dataset_id", set.datasetId)
        .queryAll("run_ids", set.runIds)
        .query("name", set.name)
        .query("status", set.status)
        .query("dateRange", set.created)
        .query("sort_by", set.sort == null ? null : set.sort.wireName())
        .query("sort_order", set.ascending ? "asc" : null)
        .query("page", page)
        .query("limit", limit);
  }

  /** What runs can be ordered by. */
  public enum Sort {
    /** When the run was made; what the data plane takes when nothing is said. */
    CREATED_AT,
    /** When the run was changed last. */
    UPDATED_AT,
    /** The name. */
    NAME,
    /** The status. */
    STATUS;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Collects what is wanted. Not safe for use by several threads at once. */
  public static final class Builder {
    private @Nullable String datasetId;
    private List<String> runIds = List.of();
    private @Nullable String name;
    private @Nullable RunStatus status;
    private @Nullable String created;
    private @Nullable Sort sort;
    private boolean ascending;
    private int page = 1;
    private @Nullable Integer limit;

    private Builder() {}

    private Builder(Builder other) {
      datasetId = other.datasetId;
      runIds = other.runIds;
      name = other.name;
      status = other.status;
      created = other.created;
      sort = other.sort;
      ascending = other.ascending;
      page = other.page;
      limit = other.limit;
    }

    /**
     * Takes the runs of a dataset only.
     *
     * @param value the dataset's id
     * @return this builder
     */
    public Builder datasetId(String value) {
      datasetId = Objects.requireNonNull(value, "datasetId");
      return this;
    }

    /**
     * Takes some runs only.
     *
     * @param ids the runs' ids, at most 100
     * @return this builder
     * @throws IllegalArgumentException when there are more
     */
    public Builder runIds(List<String> ids) {
      if (ids.size() > MOST) {
        throw new IllegalArgumentException(
            "a query can name at most " + MOST + " runs, not " + ids.size());
      }
      runIds = List.copyOf(ids);
      return this;
    }

    /**
     * Takes the runs of a name only.
     *
     * @param value the name, or a part of it
     * @return this builder
     */
    public Builder name(String value) {
      name = Objects.requireNonNull(value, "name");
      return this;
    }

    /**
     * Takes the runs of a status only.
     *
     * @param value the status
     * @return this builder
     */
    public Builder status(RunStatus value) {
      status = Objects.requireNonNull(value, "status");
      return this;
    }

    /**
     * Takes the runs that were made in a time only.
     *
     * @param from its begin
     * @param to its end
     * @return this builder
     */
    public Builder createdBetween(Instant from, Instant to) {
      created = JsonFields.EMPTY
          .with("$gte", from.toString())
          .with("$lte", to.toString())
          .toJson()
          .toString();
      return this;
    }

    /**
     * Sets what the runs are ordered by. Default is when they were made.
     *
     * @param value the field
     * @return this builder
     */
    public Builder sortBy(Sort value) {
      sort = Objects.requireNonNull(value, "sort");
      return this;
    }

    /**
     * Asks for the least, or the oldest, first, instead of last.
     *
     * @return this builder
     */
    public Builder ascending() {
      ascending = true;
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
     * Sets how many runs a page has. Default 20, and 100 in a stream.
     *
     * @param value the number, 1 to 100
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
    public RunQuery build() {
      return new RunQuery(new Builder(this));
    }
  }
}
