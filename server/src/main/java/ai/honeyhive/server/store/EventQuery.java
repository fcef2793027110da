package ai.honeyhive.server.store;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to look for in one project: conditions that all must hold, and a page. Immutable. */
public final class EventQuery {
  /** The most events a page can have. */
  public static final int MAX_LIMIT = 7500;

  private static final int DEFAULT_LIMIT = 1000;

  private final String project;
  private final List<EventFilter> filters;
  private final @Nullable Double startFrom;
  private final @Nullable Double startTo;
  private final Set<String> sections;
  private final @Nullable String text;
  private final long countUpTo;
  private final int limit;
  private final int page;

  private EventQuery(Builder builder) {
    this.project = builder.project;
    this.filters = List.copyOf(builder.filters);
    this.startFrom = builder.startFrom;
    this.startTo = builder.startTo;
    this.sections = Set.copyOf(builder.sections);
    this.text = builder.text;
    this.countUpTo = builder.countUpTo;
    this.limit = builder.limit;
    this.page = builder.page;
  }

  /**
   * Begins a query for all events of a project.
   *
   * @param project the project to look in
   * @return a builder for the first page of 1000 events
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

  /** {@return the only sections of the events that are needed; empty when all are} */
  public Set<String> sections() {
    return sections;
  }

  /** {@return what the content must have, as a user typed it, or null} */
  public @Nullable String text() {
    return text;
  }

  /** {@return how many matches are counted at most} */
  public long countUpTo() {
    return countUpTo;
  }

  /** {@return the most events to return} */
  public int limit() {
    return limit;
  }

  /** {@return how many matches come before the page} */
  public long offset() {
    return (page - 1L) * limit;
  }

  /** Collects the parts of a query. Not safe for use by several threads. */
  public static final class Builder {
    private final String project;
    private List<EventFilter> filters = List.of();
    private @Nullable Double startFrom;
    private @Nullable Double startTo;
    private Set<String> sections = Set.of();
    private @Nullable String text;
    private long countUpTo = Long.MAX_VALUE;
    private int limit = DEFAULT_LIMIT;
    private int page = 1;

    private Builder(String project) {
      this.project = Objects.requireNonNull(project, "project");
    }

    /**
     * Sets the conditions.
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
     * Sets which sections a scan needs. Events may then come without the others, and without fields
     * that the schema does not know.
     *
     * @param sections names on the wire, for example {@code metrics}; none for all
     * @return this builder
     */
    public Builder sections(String... sections) {
      this.sections = Set.of(sections);
      return this;
    }

    /**
     * Sets what the content must have, see {@link EventStore#search}.
     *
     * @param text words, {@code "words in order"}, {@code beginnings*}; null or blank for anything
     * @return this builder
     */
    public Builder text(@Nullable String text) {
      this.text = text == null || text.isBlank() ? null : text;
      return this;
    }

    /**
     * Sets how many matches are counted at most. Counting looks at every match; who only shows
     * "more than 1000" need not wait for that.
     *
     * @param most at least 1
     * @return this builder
     * @throws IllegalArgumentException when it is less
     */
    public Builder countUpTo(long most) {
      if (most < 1) {
        throw new IllegalArgumentException("countUpTo must be at least 1: " + most);
      }
      this.countUpTo = most;
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

    /**
     * Sets which page to return.
     *
     * @param page counted from 1
     * @return this builder
     * @throws IllegalArgumentException when it is less than 1
     */
    public Builder page(int page) {
      if (page < 1) {
        throw new IllegalArgumentException("page must be at least 1: " + page);
      }
      this.page = page;
      return this;
    }

    /** {@return the query} */
    public EventQuery build() {
      return new EventQuery(this);
    }
  }
}
