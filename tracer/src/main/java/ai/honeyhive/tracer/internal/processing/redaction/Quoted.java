package ai.honeyhive.tracer.internal.processing.redaction;

/** Finds the ends of values in text that may be JSON in JSON, or a part of it that was cut. */
final class Quoted {
  private Quoted() {}

  /**
   * The end of a text in quotes: the next quote that is escaped as often as the first.
   *
   * @param from after the first quote
   * @param backslashes before the first quote
   * @return where the quote or its backslashes are, or the end of the text
   */
  static int end(String text, int from, char quote, int backslashes) {
    int run = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        run++;
        continue;
      }
      if (c == quote && ends(run, backslashes)) {
        return i - Math.min(run, backslashes);
      }
      run = 0;
    }
    return text.length();
  }

  /** Each level of JSON in JSON doubles the backslashes, and adds one before a quote. */
  private static boolean ends(int run, int level) {
    int rest = run;
    int left = level;
    while (left > 0) {
      if (rest % 2 == 0) {
        // The quote of a level further out.
        return true;
      }
      rest /= 2;
      left /= 2;
    }
    return rest % 2 == 0;
  }

  /** The end of an object or array, brackets in quotes left out, or the end of the text. */
  static int endOfStructure(String text, int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int backslashes = backslashesBefore(text, at, from);
        at = end(text, at + 1, c, backslashes) + backslashes;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return text.length();
  }

  static int backslashesBefore(String text, int at, int least) {
    int from = at;
    while (from > least && text.charAt(from - 1) == '\\') {
      from--;
    }
    return at - from;
  }
}
