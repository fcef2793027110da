package ai.honeyhive.tracer.internal.export.encoding.json;

import java.nio.charset.StandardCharsets;

/** Text that every encoder of JSON takes. */
final class WellFormed {
  private WellFormed() {}

  /** The text, with a question mark for each half of a surrogate pair that stands alone. */
  static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
