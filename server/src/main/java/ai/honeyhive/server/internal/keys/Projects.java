package ai.honeyhive.server.internal.keys;

/** The names of projects. */
public final class Projects {
  /** Where the server keeps what belongs to no project; no caller's project has this name. */
  static final String SERVER = "$server";

  private static final int MAX_LENGTH = 100;

  private Projects() {}

  /**
   * A name without blanks around it.
   *
   * @throws IllegalArgumentException when it is empty, too long, or of the server
   */
  public static String checked(String name) {
    String stripped = name.strip();
    boolean bad = stripped.isEmpty()
        || stripped.length() > MAX_LENGTH
        || stripped.startsWith("$")
        || stripped.codePoints().anyMatch(Projects::isUnfit);
    if (bad) {
      throw new IllegalArgumentException("The name of a project must have 1 to " + MAX_LENGTH
          + " characters, and must not begin with a dollar sign");
    }
    return stripped;
  }

  /** Half a character is stored as a question mark, so that two names would be one project. */
  private static boolean isUnfit(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
  }
}
