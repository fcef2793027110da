package ai.honeyhive.tracer.internal.processing.redaction;

/** Finds the password in URLs such as {@code postgres://user:password@host}. */
final class UrlPasswords implements Finder {
  static final String KIND = "secret";
  private static final String MARK = "://";
  private static final int LONGEST = 512;
  private static final int SHORTEST_TOKEN = 16;

  @Override
  public void find(String text, Marks marks) {
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      int from = at + MARK.length();
      int colon = -1;
      int sign = -1;
      int most = Math.min(text.length(), from + LONGEST);
      for (int i = from; i < most && !endsAuthority(text.charAt(i)); i++) {
        char c = text.charAt(i);
        if (c == '@') {
          sign = i;
        } else if (c == ':' && colon < 0) {
          colon = i;
        }
      }
      if (sign >= 0) {
        int start = colon >= 0 && colon < sign ? colon + 1 : from;
        if (start > from || sign - start >= SHORTEST_TOKEN) {
          mark(text, start, sign, marks);
        }
      }
    }
  }

  private static void mark(String text, int start, int end, Marks marks) {
    if (!Marks.isReplacement(text, start)) {
      marks.add(start, end, KIND);
    }
  }

  private static boolean endsAuthority(char c) {
    return c == '/' || c == '?' || c == '#' || (Characters.endsValue(c) && c != ';' && c != '&');
  }
}
