package ai.honeyhive.tracer.internal.processing.redaction;

/** Texts as they stand in JSON. */
final class JsonEscapes {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonEscapes() {}

  /** A part of a text without its escapes; what is none stays. */
  static String decode(String text, int start, int end) {
    StringBuilder plain = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      char c = text.charAt(i++);
      if (c != '\\' || i == end) {
        plain.append(c);
        continue;
      }
      char escaped = text.charAt(i++);
      int unit = escaped == 'u' && i + 4 <= end ? unit(text, i) : -1;
      if (unit >= 0) {
        plain.append((char) unit);
        i += 4;
      } else {
        plain.append(plain(escaped));
      }
    }
    return plain.toString();
  }

  private static char plain(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> escaped;
    };
  }

  private static int unit(String text, int at) {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /** The text as it stands between quotes. */
  static String encode(String plain) {
    StringBuilder json = new StringBuilder(plain.length() + 16);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\t' -> json.append("\\t");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < ' ' || isLone(plain, i)) {
            json.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
              json.append(HEX[c >> shift & 15]);
            }
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.toString();
  }

  /** Half a character, which cannot be written in any encoding. */
  private static boolean isLone(String plain, int at) {
    char c = plain.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == plain.length() || !Character.isLowSurrogate(plain.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(plain.charAt(at - 1)));
  }
}
