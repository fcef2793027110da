package ai.honeyhive.tracer.internal.processing.redaction;

import ai.honeyhive.tracer.internal.processing.redaction.SecretNames.Sense;

/**
 * Reads a text that is JSON, and marks in it what must not leave: values under secret names as a
 * whole, and parts of texts. All else stays as it is, character by character. Not thread-safe.
 */
final class JsonWalk {
  private static final int MAX_DEPTH = 100;

  private final String text;
  private final TextRules rules;
  private final Marks marks;
  private int at;
  private int depth;
  private int quiet;

  /** What is known of where a value stands. */
  private record Place(boolean kept, boolean ofLogprobs) {}

  private JsonWalk(String text, TextRules rules, Marks marks) {
    this.text = text;
    this.rules = rules;
    this.marks = marks;
  }

  /** Whether the text begins as an object or an array does. */
  static boolean looksLikeJson(String text) {
    int at = Characters.afterBlanks(text, 0);
    return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
  }

  /**
   * Marks a text.
   *
   * @param sense what the name of the value says
   * @param kept whether it keeps its content where only some names do
   * @return false when it is not JSON; nothing is marked then
   */
  static boolean mark(String text, Sense sense, boolean kept, TextRules rules, Marks marks) {
    JsonWalk reading = new JsonWalk(text, rules, marks);
    reading.quiet = 1;
    return reading.root(Sense.NOTHING, kept) && new JsonWalk(text, rules, marks).root(sense, kept);
  }

  private boolean root(Sense sense, boolean kept) {
    at = Characters.afterBlanks(text, 0);
    boolean read = sense == Sense.NOTHING ? value(new Place(kept, false)) : secret(sense);
    return read && Characters.afterBlanks(text, at) == text.length();
  }

  private boolean value(Place place) {
    if (at >= text.length() || depth > MAX_DEPTH) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> structure(place, '}');
      case '[' -> structure(place, ']');
      case '"' -> string(place.kept());
      default -> literal(place.kept());
    };
  }

  private boolean structure(Place place, char close) {
    depth++;
    at = Characters.afterBlanks(text, at + 1);
    boolean first = true;
    while (at < text.length() && text.charAt(at) != close) {
      if (!first && !skip(',')) {
        return false;
      }
      first = false;
      if (!(close == '}' ? member(place) : value(place))) {
        return false;
      }
      at = Characters.afterBlanks(text, at);
    }
    depth--;
    at++;
    return at <= text.length();
  }

  private boolean skip(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      return false;
    }
    at = Characters.afterBlanks(text, at + 1);
    return true;
  }

  private boolean member(Place place) {
    if (at >= text.length() || text.charAt(at) != '"') {
      return false;
    }
    int start = at + 1;
    if (!string(true)) {
      return false;
    }
    String name = decoded(start, at - 1);
    at = Characters.afterBlanks(text, at);
    if (!skip(':')) {
      return false;
    }
    Sense sense = place.ofLogprobs() && name.equals("token") ? Sense.NOTHING : rules.sense(name);
    if (sense != Sense.NOTHING) {
      return secret(sense);
    }
    boolean ofLogprobs = place.ofLogprobs() || name.endsWith("logprobs");
    return value(new Place(place.kept() || rules.keeps(name), ofLogprobs));
  }

  private boolean secret(Sense sense) {
    int start = at;
    quiet++;
    boolean read = value(new Place(true, false));
    quiet--;
    if (read && quiet == 0) {
      if (text.charAt(start) == '"') {
        if (!Marks.isReplacement(text, start + 1)
            && !Assignments.isTooShort(sense, at - start - 2)) {
          marks.add(start + 1, at - 1, Assignments.KIND);
        }
      } else if (holdsSecret(start, sense)) {
        marks.add(start, at, Assignments.KIND, "\"");
      }
    }
    return read;
  }

  /** Null, true, false and empty ones hold none; a number under a token's name counts tokens. */
  private boolean holdsSecret(int start, Sense sense) {
    char c = text.charAt(start);
    return switch (c) {
      case 'n', 't', 'f' -> false;
      case '{', '[' -> Characters.afterBlanks(text, start + 1) < at - 1;
      default -> sense == Sense.SECRET;
    };
  }

  private boolean string(boolean kept) {
    int start = at + 1;
    int end = Quoted.end(text, start, '"', 0);
    if (end >= text.length()) {
      return false;
    }
    at = end + 1;
    if (quiet == 0 && start < end) {
      String content = decoded(start, end);
      String redacted = rules.redact(content, kept);
      if (!redacted.equals(content)) {
        marks.replace(start, end, JsonEscapes.encode(redacted));
      }
    }
    return true;
  }

  private boolean literal(boolean kept) {
    int start = at;
    while (at < text.length() && isOfLiteral(text.charAt(at))) {
      at++;
    }
    boolean isNumber = start < at && !Character.isLetter(text.charAt(start));
    if (!isNumber) {
      return isWord(start) && (kept || quiet > 0 || text.charAt(start) == 'n' || replaced(start));
    }
    if (quiet == 0) {
      String number = text.substring(start, at);
      String redacted = rules.redact(number, kept);
      if (!redacted.equals(number)) {
        marks.replace(start, at, '"' + redacted + '"');
      }
    }
    return true;
  }

  private boolean replaced(int start) {
    marks.add(start, at, AllowedNames.KIND, "\"");
    return true;
  }

  private static boolean isOfLiteral(char c) {
    return Characters.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
  }

  private boolean isWord(int start) {
    String word = text.substring(start, at);
    return word.equals("true") || word.equals("false") || word.equals("null");
  }

  /** A part without its escapes. */
  private String decoded(int start, int end) {
    int backslash = text.indexOf('\\', start);
    return backslash < 0 || backslash >= end
        ? text.substring(start, end)
        : JsonEscapes.decode(text, start, end);
  }
}
