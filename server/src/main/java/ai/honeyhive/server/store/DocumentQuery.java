package ai.honeyhive.server.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which documents of one kind to list, and how many. Immutable. */
public final class DocumentQuery {
  /** The most documents a page can have. */
  public static final int MAX_LIMIT = 1000;

  private final String project;
  private final String kind;
  private final @Nullable String name;
  private final @Nullable Document after;
  private final int limit;

  private DocumentQuery(
      String project, String kind, @Nullable String name, @Nullable Document after, int limit) {
    this.project = Objects.requireNonNull(project, "project");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.name = name;
    this.after = after;
    this.limit = limit;
  }

  /**
   * Asks for the newest documents of one kind.
   *
   * @param project the project to look in
   * @param kind what they are
   * @return the query for the first {@link #MAX_LIMIT} of them
   */
  public static DocumentQuery of(String project, String kind) {
    return new DocumentQuery(project, kind, null, null, MAX_LIMIT);
  }

  /**
   * Asks only for those with a name.
   *
   * @param exactName the whole name
   * @return the narrower query
   */
  public DocumentQuery named(String exactName) {
    return new DocumentQuery(project, kind, exactName, after, limit);
  }

  /**
   * Asks for the page behind a document, whether that is still there or not.
   *
   * @param last the last document of the page before
   * @return the query for the next page
   */
  public DocumentQuery after(Document last) {
    return new DocumentQuery(project, kind, name, last, limit);
  }

  /**
   * Sets the size of a page.
   *
   * @param most 1 to {@link #MAX_LIMIT}
   * @return the query with this limit
   * @throws IllegalArgumentException when it is outside
   */
  public DocumentQuery limit(int most) {
    if (most < 1 || most > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ": " + most);
    }
    return new DocumentQuery(project, kind, name, after, most);
  }

  /** {@return the project to look in} */
  public String project() {
    return project;
  }

  /** {@return what the documents are} */
  public String kind() {
    return kind;
  }

  /** {@return the name they must have, or null for any} */
  public @Nullable String name() {
    return name;
  }

  /** {@return the document before the page, or null for the first page} */
  public @Nullable Document after() {
    return after;
  }

  /** {@return the most documents to return} */
  public int limit() {
    return limit;
  }
}
