package ai.honeyhive.tracer.internal.processing.redaction;

/**
 * Finds numbers of payment cards: 13 to 19 digits, alone or in groups, that begin as an issuer's do
 * and whose check digit is right.
 */
final class CardNumbers implements Finder {
  static final String KIND = "card_number";
  private static final int LEAST = 13;
  private static final int MOST = 19;

  @Override
  public void find(String text, Marks marks) {
    int length = text.length();
    int over = 0;
    // Of thirteen digits with single characters between them, each pair of neighbours has one.
    int at = LEAST - 2;
    while (at < length) {
      int digit = Characters.isDigit(text.charAt(at))
          ? at
          : Characters.isDigit(text.charAt(at - 1)) ? at - 1 : -1;
      if (digit < 0) {
        at += LEAST - 2;
        continue;
      }
      int start = start(text, digit, over);
      over = look(text, start, marks);
      at = over + LEAST - 2;
    }
  }

  private static int start(String text, int digit, int over) {
    int start = digit;
    while (start > over) {
      if (Characters.isDigit(text.charAt(start - 1))) {
        start--;
      } else if (start - 2 >= over
          && isBetween(text, start - 1)
          && Characters.isDigit(text.charAt(start - 2))) {
        start -= 2;
      } else {
        break;
      }
    }
    return start;
  }

  /** Looks at digits that begin there; returns where they end. */
  private static int look(String text, int start, Marks marks) {
    int end = start;
    while (end < text.length()
        && (Characters.isDigit(text.charAt(end))
            || (isBetween(text, end)
                && end + 1 < text.length()
                && Characters.isDigit(text.charAt(end + 1))))) {
      end++;
    }
    int group = start;
    while (group < end) {
      int card = beginsNumber(text, group) ? cardEnd(text, group, end) : -1;
      if (card >= 0) {
        marks.add(group, card, KIND);
        group = card;
      } else {
        group = nextGroup(text, group, end);
      }
    }
    return Math.max(end, start + 1);
  }

  private static boolean beginsNumber(String text, int at) {
    boolean digit = Characters.isDigit(text.charAt(at));
    return digit && (Characters.beginsWord(text, at) && (at == 0 || text.charAt(at - 1) != '.'));
  }

  private static int nextGroup(String text, int from, int end) {
    int at = from;
    while (at < end && Characters.isDigit(text.charAt(at))) {
      at++;
    }
    return at + 1;
  }

  /** The end of the card's number that begins there, at the end of a group, or -1. */
  private static int cardEnd(String text, int start, int end) {
    int found = -1;
    long digits = 0;
    int count = 0;
    for (int i = start; i < end && count < MOST; i++) {
      if (Characters.isDigit(text.charAt(i))) {
        digits = digits * 10 + (text.charAt(i) - '0');
        count++;
        boolean groupEnds =
            i + 1 == text.length() || !Characters.isLetterOrDigit(text.charAt(i + 1));
        if (groupEnds && count >= LEAST && isIssued(digits, count) && isChecked(digits)) {
          found = i + 1;
        }
      }
    }
    return found;
  }

  private static boolean isBetween(String text, int at) {
    char c = text.charAt(at);
    return c == ' ' || c == '-' || c == '\u00A0';
  }

  private static boolean isIssued(long digits, int count) {
    int four = (int) (digits / power(count - 4));
    int two = four / 100;
    return switch (two / 10) {
      case 4 -> count == 13 || count == 16 || count == 19;
      case 5 -> count == 16 && two >= 51 && two <= 55;
      case 2 -> count == 16 && four >= 2221 && four <= 2720;
      case 6 -> count >= 16 && (four == 6011 || two == 64 || two == 65 || two == 62);
      case 3 -> (two == 34 || two == 37) ? count == 15 : isDinersOrJcb(two, four, count);
      default -> false;
    };
  }

  private static boolean isDinersOrJcb(int two, int four, int count) {
    return two == 35 ? count >= 16 : count == 14 && (two == 36 || two == 38 || four / 10 <= 305);
  }

  private static long power(int of) {
    long power = 1;
    for (int i = 0; i < of; i++) {
      power *= 10;
    }
    return power;
  }

  /** The check of Luhn. */
  private static boolean isChecked(long digits) {
    int sum = 0;
    boolean second = false;
    for (long rest = digits; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10);
      sum += second ? (2 * digit > 9 ? 2 * digit - 9 : 2 * digit) : digit;
      second = !second;
    }
    return sum % 10 == 0;
  }
}
