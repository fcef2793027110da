package ai.honeyhive.tracer.internal.processing.redaction;

/** Finds e-mail addresses. */
final class Emails implements Finder {
  static final String KIND = "email";
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final String LOCAL = ".!#$%&*+-/=?^_{|}~'";

  @Override
  public void find(String text, Marks marks) {
    int over = 0;
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = start(text, at, over);
      int end = end(text, at + 1);
      if (start < at && end > 0) {
        marks.add(start, end, KIND);
        over = end;
      }
    }
  }

  private static int start(String text, int sign, int over) {
    int least = Math.max(over, sign - LONGEST_LOCAL);
    int start = sign;
    while (start > least && isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < sign && !Characters.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    // the letter of an escape is no part of the address
    return start > 0 && start + 1 < sign && text.charAt(start - 1) == '\\' ? start + 1 : start;
  }

  private static boolean isLocal(char c) {
    return Characters.isLetterOrDigit(c) || LOCAL.indexOf(c) >= 0;
  }

  /** The end of a domain with two labels at least, the last of letters, or -1. */
  private static int end(String text, int from) {
    int most = Math.min(text.length(), from + LONGEST_DOMAIN);
    int label = from;
    int end = -1;
    int labels = 0;
    for (int i = from; i <= most; i++) {
      char c = i < most ? text.charAt(i) : ' ';
      if (Characters.isLetterOrDigit(c) || c == '-') {
        continue;
      }
      if (i > label) {
        labels++;
        if (labels > 1 && i - label > 1 && isLetters(text, label, i)) {
          end = i;
        }
      }
      if (c != '.' || i == label) {
        break;
      }
      label = i + 1;
    }
    return end;
  }

  private static boolean isLetters(String text, int from, int to) {
    boolean puny = text.startsWith("xn--", from);
    for (int i = from; i < to; i++) {
      if (!puny && !Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
