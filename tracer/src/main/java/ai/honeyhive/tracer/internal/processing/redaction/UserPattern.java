package ai.honeyhive.tracer.internal.processing.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a pattern of the user matches, within a bound of work: an expression that tries
 * without end on some text is given up, and the text with it.
 *
 * @param kind what it finds
 */
record UserPattern(String kind, Pattern pattern) implements Finder {
  private static final long LEAST_WORK = 200_000;
  private static final int WORK_A_CHARACTER = 100;

  /** The expression reads the text too often. */
  static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUpException(String kind, int length) {
      super(
          "the pattern for " + kind + " takes too long on a text of " + length + " characters",
          null,
          false,
          false);
    }
  }

  @Override
  public void find(String text, Marks marks) {
    Matcher matcher = pattern.matcher(new Counted(text, kind));
    while (matcher.find()) {
      marks.add(matcher.start(), matcher.end(), kind);
    }
  }

  /** A text that counts how often it is read. */
  private static final class Counted implements CharSequence {
    private final String text;
    private final String kind;
    private long left;

    Counted(String text, String kind) {
      this.text = text;
      this.kind = kind;
      this.left = LEAST_WORK + (long) WORK_A_CHARACTER * text.length();
    }

    @Override
    public char charAt(int at) {
      if (left-- == 0) {
        throw new GivenUpException(kind, text.length());
      }
      return text.charAt(at);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
