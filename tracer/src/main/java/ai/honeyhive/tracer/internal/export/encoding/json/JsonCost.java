package ai.honeyhive.tracer.internal.export.encoding.json;

/** How many bytes text takes in JSON. */
final class JsonCost {
  private JsonCost() {}

  /** Without the quotes; about, because encoders differ in what they escape. */
  static int of(String text) {
    long cost = 0;
    for (int i = 0; i < text.length(); i++) {
      cost += of(text.charAt(i));
    }
    return (int) Math.min(Integer.MAX_VALUE, cost);
  }

  /** How many characters of the text cost at most so much; a surrogate pair is not divided. */
  static int cutAt(String text, int limit) {
    int cost = 0;
    int at = 0;
    while (at < text.length() && cost + of(text.charAt(at)) <= limit) {
      cost += of(text.charAt(at++));
    }
    return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }

  private static int of(char c) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
      return 2;
    }
    if (c < ' ' || Character.isSurrogate(c)) {
      return 6;
    }
    return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }

  /** Bytes in UTF-8 of the text from this character on. */
  static int utf8(String text, int from) {
    int bytes = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
