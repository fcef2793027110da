package ai.honeyhive.client.settings;

/**
 * Where the value of a setting comes from.
 *
 * @param kind what kind of place it is
 * @param name what it is called there: a setter, a configuration's type, a system property, a
 *     variable, or {@code file:line}; empty for a default
 */
public record Origin(Kind kind, String name) {

  /** The kinds of places, first those that win. */
  public enum Kind {
    /** A setter of a builder. */
    CODE("code"),
    /** A configuration that was handed to a builder. */
    CONFIG_OBJECT("config"),
    /** A system property. */
    SYSTEM_PROPERTY("system property"),
    /** An environment variable. */
    ENVIRONMENT("environment"),
    /** A line of a file. */
    FILE("file"),
    /** Nobody set it. */
    DEFAULT("default");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** The origin of what nobody set. */
  public static final Origin DEFAULT = new Origin(Kind.DEFAULT, "");

  /** Says it as people do, for example {@code environment HH_API_URL}. */
  @Override
  public String toString() {
    return name.isEmpty() ? kind.text : kind.text + " " + name;
  }
}
