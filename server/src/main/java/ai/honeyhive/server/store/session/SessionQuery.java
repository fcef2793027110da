package ai.honeyhive.server.store.session;

import ai.honeyhive.server.store.EventFilter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which sessions of one project to list. Immutable. */
public final class SessionQuery {
  /** The most sessions a page can have. */
  public static final int MAX_LIMIT = 1000;

  private static final int DEFAULT_LIMIT = 50;

  private final String project;
  private final List<EventFilter> filters;
  private final @Nullable Double startFrom;
  private final @Nullable Double startTo;
  private final @Nullable String text;
  private final @Nullable String after;
  private final int limit;

  private SessionQuery(Builder builder) {
    this.project = builder.project;
    this.filters = List.copyOf(builder.filters);
    this.startFrom = builder.startFrom;
    this.startTo = builder.startTo;
    this.text = builder.text;
    this.after = builder.after;
    this.limit = builder.limit;
  }

  /**
   * Begins a query for all sessions of a project.
   *
   * @param project the project to look in
   * @return a builder for the first 50 sessions
   */
  public static Builder in(String project) {
    return new Builder(project);
  }

  /** {@return the project to look in} */
  public String project() {
    return project;
  }

  /** {@return the conditions, which all must hold} */
  public List<EventFilter> filters() {
    return filters;
  }

  /** {@return the earliest start, in milliseconds since the Unix epoch, or null} */
  public @Nullable Double startFrom() {
    return startFrom;
  }

  /** {@return the latest start, in milliseconds since the Unix epoch, or null} */
  public @Nullable Double startTo() {
    return startTo;
  }

  /** {@return what the content of one of its events must have, as a user typed it, or null} */
  public @Nullable String text() {
    return text;
  }

  /** {@return where the page begins, or null for the first one} */
  public @Nullable String after() {
    return after;
  }

  /** {@return the most sessions to return} */
  public int limit() {
    return limit;
  }

  /** Collects the parts of a query. Not safe for use by several threads. */
  public static final class Builder {
    private final String project;
    private List<EventFilter> filters = List.of();
    private @Nullable Double startFrom;
    private @Nullable Double startTo;
    private @Nullable String text;
    private @Nullable String after;
    private int limit = DEFAULT_LIMIT;

    private Builder(String project) {
      this.project = Objects.requireNonNull(project, "project");
    }

    /**
     * Sets the conditions, on the fields of {@link SessionSummary}, also under their names in
     * events ({@code metadata.num_errors}), and on those of the session's own event.
     *
     * @param filters conditions which all must hold
     * @return this builder
     */
    public Builder filters(List<EventFilter> filters) {
      this.filters = filters;
      return this;
    }

    /**
     * Sets the earliest and the latest start, both included.
     *
     * @param from milliseconds since the Unix epoch, or null for no bound
     * @param to milliseconds since the Unix epoch, or null for no bound
     * @return this builder
     */
    public Builder startBetween(@Nullable Double from, @Nullable Double to) {
      this.startFrom = from;
      this.startTo = to;
      return this;
    }

    /**
     * Sets what the content of one event of the session must have, or of the session itself, as in
     * {@link ai.honeyhive.server.store.EventQuery.Builder#text}.
     *
     * @param text words; null or blank for anything
     * @return this builder
     */
    public Builder text(@Nullable String text) {
      this.text = text == null || text.isBlank() ? null : text;
      return this;
    }

    /**
     * Sets where the page begins.
     *
     * @param cursor {@link SessionPage#next} of the page before, of the same query; null for the
     *     first page
     * @return this builder
     */
    public Builder after(@Nullable String cursor) {
      this.after = cursor;
      return this;
    }

    /**
     * Sets the size of a page.
     *
     * @param limit 1 to {@link #MAX_LIMIT}
     * @return this builder
     * @throws IllegalArgumentException when it is outside
     */
    public Builder limit(int limit) {
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException(
            "limit must be between 1 and " + MAX_LIMIT + ": " + limit);
      }
      this.limit = limit;
      return this;
    }

    /** {@return the query} */
    public SessionQuery build() {
      return new SessionQuery(this);
    }
  }
}
