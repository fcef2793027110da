package ai.honeyhive.server.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** A JSON object with a key, a name to find it by, and the version it was read at. Immutable. */
public final class Document {
  /** The most bytes of JSON a document can have. */
  public static final int MAX_BYTES = 4 << 20;

  /** The version of a document that no store has yet. */
  public static final long NEW = 0;

  private final Key key;
  private final String name;
  private final long version;
  private final Instant created;
  private final Instant updated;
  private final ObjectNode json;

  /**
   * What finds a document.
   *
   * @param project the project it belongs to
   * @param kind what it is, for example {@code dataset}
   * @param id what tells it from others of its kind in the project
   */
  public record Key(String project, String kind, String id) {
    /**
     * Checks the parts.
     *
     * @param project the project it belongs to
     * @param kind what it is
     * @param id what tells it from others
     * @throws IllegalArgumentException when one is empty, or longer than 512 characters
     */
    public Key {
      require("project", project);
      require("kind", kind);
      require("id", id);
    }

    private static void require(String part, String value) {
      if (value.isEmpty() || value.length() > 512) {
        throw new IllegalArgumentException(
            part + " must have 1 to 512 characters, and has " + value.length());
      }
    }
  }

  private Document(Builder builder) {
    this.key = builder.key;
    this.name = builder.name;
    this.version = builder.version;
    this.created = builder.created;
    this.updated = builder.updated;
    this.json = builder.json;
  }

  /**
   * Begins a new document.
   *
   * @param key what finds it
   * @return a builder without a name, made now, with an empty object
   */
  public static Builder of(Key key) {
    return new Builder(key);
  }

  /** {@return a builder with all that this document has} */
  public Builder toBuilder() {
    return new Builder(key)
        .name(name)
        .version(version)
        .created(created)
        .updated(updated)
        .json(json);
  }

  /** {@return what finds it} */
  public Key key() {
    return key;
  }

  /** {@return its id, a part of its key} */
  public String id() {
    return key.id();
  }

  /** {@return what else it can be found by; empty when it has no name} */
  public String name() {
    return name;
  }

  /** {@return the version it was read at, or {@link #NEW}} */
  public long version() {
    return version;
  }

  /** {@return when it was made, in whole milliseconds} */
  public Instant created() {
    return created;
  }

  /** {@return when it was last changed, in whole milliseconds} */
  public Instant updated() {
    return updated;
  }

  /** {@return a copy of its content} */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** Collects the parts of a document. Not safe for use by several threads. */
  public static final class Builder {
    private final Key key;
    private String name = "";
    private long version = NEW;
    private Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Instant updated = created;
    private ObjectNode json = JsonNodeFactory.instance.objectNode();

    private Builder(Key key) {
      this.key = Objects.requireNonNull(key, "key");
    }

    /**
     * Sets what else it can be found by. Names need not be unique.
     *
     * @param name the name, or an empty text
     * @return this builder
     */
    public Builder name(String name) {
      this.name = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets the version; for stores.
     *
     * @param version what a store says, or {@link #NEW}
     * @return this builder
     */
    public Builder version(long version) {
      this.version = version;
      return this;
    }

    /**
     * Sets when it was made.
     *
     * @param created is cut to whole milliseconds
     * @return this builder
     */
    public Builder created(Instant created) {
      this.created = created.truncatedTo(ChronoUnit.MILLIS);
      return this;
    }

    /**
     * Sets when it was last changed.
     *
     * @param updated is cut to whole milliseconds
     * @return this builder
     */
    public Builder updated(Instant updated) {
      this.updated = updated.truncatedTo(ChronoUnit.MILLIS);
      return this;
    }

    /**
     * Sets the content.
     *
     * @param json is copied
     * @return this builder
     */
    public Builder json(ObjectNode json) {
      this.json = json.deepCopy();
      return this;
    }

    /** {@return the document} */
    public Document build() {
      return new Document(this);
    }
  }
}
