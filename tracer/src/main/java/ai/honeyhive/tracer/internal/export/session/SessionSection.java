package ai.honeyhive.tracer.internal.export.session;

/** The parts of a session that values are kept in. */
public enum SessionSection {
  METADATA("metadata"),
  METRICS("metrics"),
  FEEDBACK("feedback"),
  USER_PROPERTIES("user_properties"),
  INPUTS("inputs"),
  OUTPUTS("outputs"),
  CONFIG("config");

  private final String wireName;

  SessionSection(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in requests. */
  public String wireName() {
    return wireName;
  }

  /** Whether the server puts what comes in the place of what it has, instead of adding to it. */
  boolean isReplaced() {
    return this == INPUTS || this == OUTPUTS;
  }
}
