package ai.honeyhive.client.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be set. It is declared once; its names everywhere follow from its key:
 * {@code spill.directory} is the system property {@code honeyhive.spill.directory}, also in a file,
 * and the environment variable {@code HH_SPILL_DIRECTORY}. Immutable; two are equal when they are
 * the same.
 *
 * @param <T> the type of its values
 */
public final class Option<T> {
  static final String PROPERTY_PREFIX = "honeyhive.";
  static final String VARIABLE_PREFIX = "HH_";

  /**
   * Reads a value from a text.
   *
   * @param <T> the type of the value
   */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Reads a value.
     *
     * @param name what the text was found under, for the message
     * @param text not blank
     * @return the value
     * @throws IllegalArgumentException when the text cannot be used; the message begins with the
     *     name and holds no secret
     */
    T parse(String name, String text);
  }

  private final String key;
  private final @Nullable Parser<T> parser;
  private final Builder<T> facts;

  private Option(Builder<T> facts, @Nullable Parser<T> parser) {
    this.key = facts.key;
    this.parser = parser;
    this.facts = facts;
  }

  /**
   * Starts the declaration of an option.
   *
   * @param <T> the type of its values
   * @param key lower-case words with dots between them
   * @return a builder
   */
  public static <T> Builder<T> key(String key) {
    return new Builder<>(key);
  }

  /**
   * Returns the key.
   *
   * @return for example {@code spill.directory}
   */
  public String key() {
    return key;
  }

  /**
   * Tells whether it can be set by text, outside the code.
   *
   * @return whether there are a property and a variable
   */
  public boolean isText() {
    return parser != null;
  }

  /**
   * Returns the name of the system property, and of the key in a file.
   *
   * @return for example {@code honeyhive.spill.directory}
   */
  public String property() {
    return PROPERTY_PREFIX + key;
  }

  /**
   * Returns the names of the environment variables, in the order they are looked at.
   *
   * @return first for example {@code HH_SPILL_DIRECTORY}
   */
  public List<String> variables() {
    List<String> names = new ArrayList<>(1 + facts.aliases.size());
    names.add(VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_'));
    names.addAll(facts.aliases);
    return names;
  }

  /**
   * Returns the value when nobody sets it.
   *
   * @return the value, or null when there is none or it is found out
   */
  public @Nullable T fallback() {
    return facts.fallback;
  }

  /**
   * Returns what the default is, in words.
   *
   * @return the words
   */
  public String fallbackText() {
    return facts.fallbackText;
  }

  /**
   * Returns the setter of the builder.
   *
   * @return its name; empty when there is none
   */
  public String setter() {
    return facts.setter;
  }

  /**
   * Returns what may be written.
   *
   * @return a few words
   */
  public String values() {
    return facts.values;
  }

  /**
   * Returns what it does.
   *
   * @return a sentence in Markdown
   */
  public String text() {
    return facts.text;
  }

  /**
   * Tells whether values are never shown.
   *
   * @return whether they are secret
   */
  public boolean isSecret() {
    return facts.secret;
  }

  /**
   * Tells whether it says where data go, so that it is taken only from where the user put it.
   *
   * @return whether it does
   */
  public boolean isDestination() {
    return facts.destination;
  }

  T parse(String name, String text) {
    return Objects.requireNonNull(parser, key).parse(name, text);
  }

  @Override
  public String toString() {
    return key;
  }

  /**
   * Collects what is to be known of an option. Not thread-safe.
   *
   * @param <T> the type of its values
   */
  public static final class Builder<T> {
    private final String key;
    private List<String> aliases = List.of();
    private @Nullable T fallback;
    private String fallbackText = "none";
    private String setter = "";
    private String values = "text";
    private String text = "";
    private boolean secret;
    private boolean destination;

    private Builder(String key) {
      this.key = key;
    }

    /**
     * Adds other variables.
     *
     * @param variables their names
     * @return this builder
     */
    public Builder<T> alias(String... variables) {
      aliases = List.of(variables);
      return this;
    }

    /**
     * Sets the default.
     *
     * @param value the value
     * @param words what it is, in words
     * @return this builder
     */
    public Builder<T> fallback(T value, String words) {
      fallback = value;
      fallbackText = words;
      return this;
    }

    /**
     * Says what the default is, when it is found out or there is none.
     *
     * @param words what it is
     * @return this builder
     */
    public Builder<T> fallback(String words) {
      fallbackText = words;
      return this;
    }

    /**
     * Sets the setter.
     *
     * @param name its name
     * @return this builder
     */
    public Builder<T> setter(String name) {
      setter = name;
      return this;
    }

    /**
     * Says what may be written.
     *
     * @param words a few words
     * @return this builder
     */
    public Builder<T> values(String words) {
      values = words;
      return this;
    }

    /**
     * Says what it does.
     *
     * @param sentence in Markdown
     * @return this builder
     */
    public Builder<T> text(String sentence) {
      text = sentence;
      return this;
    }

    /**
     * Has values never shown.
     *
     * @return this builder
     */
    public Builder<T> secret() {
      secret = true;
      return this;
    }

    /**
     * Marks it as one that says where data go.
     *
     * @return this builder
     */
    public Builder<T> destination() {
      destination = true;
      return this;
    }

    /**
     * Ends the declaration.
     *
     * @param parser reads values
     * @return the option
     */
    public Option<T> read(Parser<T> parser) {
      return new Option<>(this, parser);
    }

    /**
     * Ends the declaration of an option that only code can set.
     *
     * @return the option
     */
    public Option<T> inCode() {
      return new Option<>(this, null);
    }
  }
}
