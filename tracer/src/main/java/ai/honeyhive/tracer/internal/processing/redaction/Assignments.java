package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.internal.processing.redaction.SecretNames.Sense;
import java.util.Locale;
import java.util.Set;

/**
 * Finds values by the secret name before them: what stands before a colon or an equals sign is a
 * name. That covers JSON at any level of escaping, also where it is cut or stands in other text;
 * properties, YAML, headers, query strings and arguments.
 */
final class Assignments implements Finder {
  static final String KIND = "secret";

  /** A token of a model is seldom longer. */
  static final int SHORTEST_TOKEN = 8;

  private static final int LONGEST_NAME = 128;
  private static final int MOST_BLANKS = 4;
  private static final Set<String> NO_VALUES =
      Set.of("null", "none", "nil", "true", "false", "undefined");
  private static final Set<String> SCHEMES = Set.of(
      "bearer", "basic", "digest", "token", "apikey", "negotiate", "aws4-hmac-sha256", "key");

  private final SecretNames names;

  Assignments(SecretNames names) {
    this.names = names;
  }

  @Override
  public void find(String text, Marks marks) {
    for (int at = text.indexOf(':'); at > 0; at = text.indexOf(':', at + 1)) {
      look(text, at, marks);
    }
    for (int at = text.indexOf('='); at > 0; at = text.indexOf('=', at + 1)) {
      look(text, at, marks);
    }
  }

  private void look(String text, int sign, Marks marks) {
    int last = sign - 1;
    for (int blanks = 0; last > 0 && blanks < MOST_BLANKS && text.charAt(last) == ' '; blanks++) {
      last--;
    }
    char c = text.charAt(last);
    if (c == '"' || c == '\'') {
      afterQuoted(text, last, sign, marks);
    } else if (Characters.isOfName(c)) {
      afterPlain(text, last + 1, sign, marks);
    }
  }

  private void afterQuoted(String text, int quote, int sign, Marks marks) {
    int backslashes = Quoted.backslashesBefore(text, quote, 0);
    int end = quote - backslashes;
    int least = Math.max(0, end - LONGEST_NAME);
    int start = end;
    while (start > least && text.charAt(start - 1) != text.charAt(quote)) {
      start--;
    }
    if (start > 0 && text.charAt(start - 1) == text.charAt(quote)) {
      Sense sense = names.of(text, start, end);
      if (sense != Sense.NOTHING) {
        value(text, sign + 1, sense, text.substring(end, quote + 1), marks);
      }
    }
  }

  /** A value in JSON or in a literal of a programming language. */
  private static void value(String text, int from, Sense sense, String quote, Marks marks) {
    int start = Characters.afterBlanks(text, from);
    int opening = start;
    while (opening < text.length() && text.charAt(opening) == '\\') {
      opening++;
    }
    char c = opening < text.length() ? text.charAt(opening) : ' ';
    if (c == '"' || c == '\'') {
      quoted(text, opening, opening - start, sense, marks);
    } else if (Marks.isReplacement(text, start) || isPlaceholder(text, start)) {
      return;
    } else if (c == '{' || c == '[') {
      marks.add(start, Quoted.endOfStructure(text, start), KIND, quote);
    } else {
      int end = plainEnd(text, start);
      if (isSecret(text, start, end, sense)) {
        marks.add(start, end, KIND, quote);
      }
    }
  }

  private static void quoted(String text, int opening, int backslashes, Sense sense, Marks marks) {
    int start = opening + 1;
    int end = Quoted.end(text, start, text.charAt(opening), backslashes);
    if (!Marks.isReplacement(text, start) && !isTooShort(sense, end - start)) {
      marks.add(start, end, KIND);
    }
  }

  static boolean isTooShort(Sense sense, int length) {
    return sense == Sense.TOKEN && length < SHORTEST_TOKEN;
  }

  private static int plainEnd(String text, int start) {
    int end = start;
    while (end < text.length() && !Characters.endsValue(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isSecret(String text, int start, int end, Sense sense) {
    if (start == end
        || isTooShort(sense, end - start)
        || Marks.isReplacement(text, start)
        || isPlaceholder(text, start)) {
      return false;
    }
    boolean isWord = end - start <= "undefined".length();
    return !(isWord && NO_VALUES.contains(text.substring(start, end).toLowerCase(Locale.ROOT)))
        && !(sense == Sense.TOKEN && isNumber(text, start, end));
  }

  private static boolean isPlaceholder(String text, int start) {
    return text.startsWith("${", start)
        || text.startsWith("$(", start)
        || text.startsWith("{{", start)
        || text.startsWith("<", start);
  }

  private static boolean isNumber(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Characters.isDigit(c) && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private void afterPlain(String text, int nameEnd, int sign, Marks marks) {
    int least = Math.max(0, nameEnd - LONGEST_NAME);
    int start = nameEnd;
    while (start > least && Characters.isOfName(text.charAt(start - 1))) {
      start--;
    }
    boolean escape = start > 0 && text.charAt(start - 1) == '\\';
    Sense sense = names.of(text, start, nameEnd);
    if (sense == Sense.NOTHING && escape) {
      sense = names.of(text, start + 1, nameEnd);
    }
    if (sense == Sense.NOTHING) {
      return;
    }
    if (text.charAt(sign) == '=') {
      afterEquals(text, nameEnd, sign, sense, marks);
    } else {
      afterColon(text, start, sign, sense, marks);
    }
  }

  private static void afterEquals(String text, int nameEnd, int sign, Sense sense, Marks marks) {
    int from = sign + 1;
    int start = Characters.afterBlanks(text, from);
    char c = start < text.length() ? text.charAt(start) : '=';
    if (c == '"' || c == '\'' || c == '\\') {
      value(text, from, sense, "", marks);
    } else if (start == from && nameEnd == sign && c != '=' && c != '>') {
      value(text, from, sense, "", marks);
    } else if (start > from && isProperty(text, start)) {
      value(text, from, sense, "", marks);
    }
  }

  /** One word until the end of the line. */
  private static boolean isProperty(String text, int start) {
    int end = plainEnd(text, start);
    return end > start && (end == text.length() || isLineEnd(text, end));
  }

  private static boolean isLineEnd(String text, int at) {
    char c = text.charAt(at);
    return c == '\n' || c == '\r' || (c == '\\' && text.startsWith("n", at + 1));
  }

  /** A header, or a line of YAML; other colons stand in prose. */
  private static void afterColon(String text, int name, int sign, Sense sense, Marks marks) {
    int start = Characters.afterBlanks(text, sign + 1);
    if (start >= text.length()) {
      return;
    }
    char c = text.charAt(start);
    if (c == '"' || c == '\'') {
      value(text, sign + 1, sense, "", marks);
      return;
    }
    int end = plainEnd(text, start);
    if (end < text.length() && text.charAt(end) == ' ' && isScheme(text, start, end)) {
      marks.add(start, plainEnd(text, end + 1), KIND);
    } else if (text.startsWith("ookie", sign - 5)) {
      marks.add(start, lineEnd(text, start), KIND);
    } else if (isSecret(text, start, end, sense)
        && (looksSecret(text, start, end) || (beginsLine(text, name) && isProperty(text, start)))) {
      marks.add(start, end, KIND);
    }
  }

  private static boolean isScheme(String text, int start, int end) {
    return SCHEMES.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int lineEnd(String text, int from) {
    int end = from;
    while (end < text.length() && "\n\r\"'\\".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean beginsLine(String text, int name) {
    int at = name;
    while (at > 0 && " \t-*>+#".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at == 0 || text.charAt(at - 1) == '\n' || text.startsWith("\\n", at - 2);
  }

  /** A word of prose has letters only. */
  private static boolean looksSecret(String text, int start, int end) {
    int other = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetter(c) && !(i == end - 1 && (c == '.' || c == '!' || c == '?'))) {
        other++;
      }
    }
    return other > 0 && end - start >= 6;
  }
}
