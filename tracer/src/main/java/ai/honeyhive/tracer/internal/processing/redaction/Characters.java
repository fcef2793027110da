package ai.honeyhive.tracer.internal.processing.redaction;

/** Sorts of characters, looked up in a table. */
final class Characters {
  private static final int NAME = 1;
  private static final int TOKEN = 2;
  private static final int ENDS_VALUE = 4;
  private static final int LETTER = 8;
  private static final int DIGIT = 16;
  private static final byte[] SORTS = new byte[128];

  static {
    for (char c = 'a'; c <= 'z'; c++) {
      SORTS[c] = SORTS[c - 'a' + 'A'] = NAME | TOKEN | LETTER;
    }
    for (char c = '0'; c <= '9'; c++) {
      SORTS[c] = NAME | TOKEN | DIGIT;
    }
    SORTS['_'] = SORTS['-'] = NAME | TOKEN;
    SORTS['.'] = NAME;
    for (char c : " \t\n\r&;,\"'`)]}<>\\|".toCharArray()) {
      SORTS[c] |= ENDS_VALUE;
    }
  }

  private Characters() {}

  private static boolean is(char c, int sort) {
    return c < SORTS.length && (SORTS[c] & sort) != 0;
  }

  /** Of names as they stand in code and settings. */
  static boolean isOfName(char c) {
    return is(c, NAME);
  }

  /** Of keys and tokens: letters and digits of ASCII, underscore and hyphen. */
  static boolean isOfToken(char c) {
    return is(c, TOKEN);
  }

  /** Where a value without quotes ends. */
  static boolean endsValue(char c) {
    return is(c, ENDS_VALUE);
  }

  static boolean isDigit(char c) {
    return is(c, DIGIT);
  }

  static boolean isLetterOrDigit(char c) {
    return c < SORTS.length ? is(c, LETTER | DIGIT) : Character.isLetterOrDigit(c);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /** The first place from there on that is not blank. */
  static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Whether a word can begin there. The letter of an escape, as in {@code \n}, is no part of the
   * word after it.
   */
  static boolean beginsWord(String text, int at) {
    return at == 0
        || !isLetterOrDigit(text.charAt(at - 1))
        || (at > 1 && text.charAt(at - 2) == '\\');
  }
}
