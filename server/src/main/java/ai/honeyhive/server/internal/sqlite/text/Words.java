package ai.honeyhive.server.internal.sqlite.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Cuts text into words: runs of letters and digits of any script, in lower case and without
 * accents. Chinese and Japanese, which have no spaces, give one word for each character. The
 * database's own tokenizer is not used, so that what is looked for is cut in the same way as what
 * is kept.
 */
final class Words {
  /** Of a longer word only its beginning counts. */
  static final int MAX_LENGTH = 64;

  private Words() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    cut(text, words::add);
    return words;
  }

  static void cut(String text, Consumer<String> words) {
    String plain = isAscii(text) ? text : withoutAccents(text);
    int start = -1;
    int i = 0;
    while (i < plain.length()) {
      int c = plain.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean alone = c > 0x7f && standsAlone(c);
      if (start >= 0 && (alone || !isPart(c))) {
        give(plain, start, i, words);
        start = -1;
      }
      if (alone) {
        words.accept(plain.substring(i, next));
      } else if (start < 0 && isPart(c)) {
        start = i;
      }
      i = next;
    }
    if (start >= 0) {
      give(plain, start, i, words);
    }
  }

  private static void give(String text, int start, int end, Consumer<String> words) {
    int most = Math.min(end, start + MAX_LENGTH);
    int cut = most < end && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    words.accept(text.substring(start, cut).toLowerCase(Locale.ROOT));
  }

  private static boolean isPart(int c) {
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean standsAlone(int c) {
    if (Character.isIdeographic(c)) {
      return true;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Latin, Greek and Cyrillic letters lose their marks; other scripts keep theirs. */
  private static String withoutAccents(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (c < 0x300 || c > 0x36f) {
        plain.append(c);
      }
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }
}
