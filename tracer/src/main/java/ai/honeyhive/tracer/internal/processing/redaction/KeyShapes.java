package ai.honeyhive.tracer.internal.processing.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds keys and tokens by the shapes that their issuers give them. All have sixteen characters in
 * a row that words of a text seldom have, so that one character in sixteen shows where none is.
 */
final class KeyShapes implements Finder {
  static final String KIND = "key";
  private static final int ROW = 16;
  private static final int LONGEST_BEFORE = 256;
  private static final String BEARER = "bearer";

  /** How keys begin, and how many characters have to follow; some hold a digit for certain. */
  private record Shape(String prefix, int least, boolean hasDigit) {}

  private static final List<Shape> SHAPES = List.of(
      new Shape("sk-", 16, true),
      new Shape("sk_live_", 16, false),
      new Shape("sk_test_", 16, false),
      new Shape("rk_live_", 16, false),
      new Shape("rk_test_", 16, false),
      new Shape("whsec_", 20, false),
      new Shape("hh_", 16, true),
      new Shape("AKIA", 16, false),
      new Shape("ASIA", 16, false),
      new Shape("ghp_", 30, false),
      new Shape("gho_", 30, false),
      new Shape("ghu_", 30, false),
      new Shape("ghs_", 30, false),
      new Shape("ghr_", 30, false),
      new Shape("github_pat_", 30, false),
      new Shape("glpat-", 16, false),
      new Shape("xoxb-", 16, true),
      new Shape("xoxp-", 16, true),
      new Shape("xoxa-", 16, true),
      new Shape("xoxr-", 16, true),
      new Shape("xoxs-", 16, true),
      new Shape("xapp-", 16, true),
      new Shape("AIza", 30, false),
      new Shape("hf_", 30, false),
      new Shape("gsk_", 30, false),
      new Shape("r8_", 30, false),
      new Shape("xai-", 30, true),
      new Shape("pplx-", 30, false),
      new Shape("tvly-", 20, true),
      new Shape("nvapi-", 30, false),
      new Shape("lsv2_", 20, true),
      new Shape("npm_", 30, false),
      new Shape("pypi-", 30, false),
      new Shape("dop_v1_", 30, false));

  /** How keys begin whose row comes after a full stop. */
  private static final List<String> DOTTED = List.of("ya29.", "SG.");

  private static final Shape[][] BY_FIRST = new Shape[128][];

  static {
    for (char c = 0; c < BY_FIRST.length; c++) {
      List<Shape> shapes = new ArrayList<>();
      for (Shape shape : SHAPES) {
        if (shape.prefix().charAt(0) == c) {
          shapes.add(shape);
        }
      }
      BY_FIRST[c] = shapes.toArray(new Shape[0]);
    }
  }

  @Override
  public void find(String text, Marks marks) {
    int length = text.length();
    int over = 0;
    int at = ROW - 1;
    while (at < length) {
      if (!Characters.isOfToken(text.charAt(at))) {
        at += ROW;
        continue;
      }
      int start = at;
      while (start > over && Characters.isOfToken(text.charAt(start - 1))) {
        start--;
      }
      int end = rowEnd(text, at + 1);
      if (end - start >= ROW) {
        int token = beginning(text, start);
        end = token < 0 ? look(text, start, end, marks) : mark(token, tokenEnd(text, end), marks);
      }
      over = end;
      at = end + ROW;
    }
  }

  private static int rowEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Characters.isOfToken(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Looks at a row; returns where the text goes on. */
  private static int look(String text, int start, int end, Marks marks) {
    for (int i = start; i <= end - ROW; i++) {
      if (Characters.beginsWord(text, i)) {
        int last = isWebToken(text, i, end) ? tokenEnd(text, end) : keyEnd(text, i, end);
        if (last >= 0) {
          return mark(i, last, marks);
        }
      }
    }
    return end;
  }

  private static int mark(int start, int end, Marks marks) {
    marks.add(start, end, KIND);
    return end;
  }

  /** Where the key that begins there ends, or -1. */
  private static int keyEnd(String text, int start, int end) {
    char first = text.charAt(start);
    for (Shape shape : first < BY_FIRST.length ? BY_FIRST[first] : new Shape[0]) {
      if (text.startsWith(shape.prefix(), start)) {
        int from = start + shape.prefix().length();
        if (end - from >= shape.least() && (!shape.hasDigit() || hasDigit(text, from, end))) {
          return end;
        }
      }
    }
    return -1;
  }

  private static boolean hasDigit(String text, int from, int to) {
    int most = Math.min(to, from + LONGEST_BEFORE);
    for (int i = from; i < most; i++) {
      if (Characters.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRow(String text, int from, int characters) {
    int end = from;
    while (end < from + characters
        && end < text.length()
        && Characters.isOfToken(text.charAt(end))) {
      end++;
    }
    return end == from + characters;
  }

  /** A JSON Web Token: two parts in Base64 at least, the first an object. */
  private static boolean isWebToken(String text, int start, int end) {
    return text.startsWith("eyJ", start)
        && end + 8 < text.length()
        && text.charAt(end) == '.'
        && isRow(text, end + 1, 8);
  }

  /** The end of what may stand in a token after its first part. */
  private static int tokenEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isOfBearer(text.charAt(end))) {
      end++;
    }
    while (end > from && text.charAt(end - 1) == '.') {
      end--;
    }
    return end;
  }

  private static boolean isOfBearer(char c) {
    return Characters.isOfToken(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  }

  /** Where a token begins to which the row belongs by what is before it, or -1. */
  private static int beginning(String text, int row) {
    for (String prefix : DOTTED) {
      int start = row - prefix.length();
      if (start >= 0 && text.startsWith(prefix, start) && Characters.beginsWord(text, start)) {
        return start;
      }
    }
    return afterBearer(text, row);
  }

  /** Where the token begins to which the row belongs, when the word before it says so, or -1. */
  private static int afterBearer(String text, int row) {
    int start = row;
    while (start > 0 && row - start < LONGEST_BEFORE && isOfBearer(text.charAt(start - 1))) {
      start--;
    }
    int word = start;
    while (word > 0 && start - word < 4 && text.charAt(word - 1) == ' ') {
      word--;
    }
    int from = word - BEARER.length();
    return word < start && from >= 0 && text.regionMatches(true, from, BEARER, 0, BEARER.length())
        ? start
        : -1;
  }
}
