package ai.honeyhive.server.internal.otlp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks ids as W3C Trace Context has them: hexadecimal, of one length, not all zero. */
final class SpanIds {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  private SpanIds() {}

  static String trace(String hex) {
    return checked("trace id", hex, TRACE_DIGITS);
  }

  static String span(String hex) {
    return checked("span id", hex, SPAN_DIGITS);
  }

  /** A root span has no parent, an empty one, or zeros. */
  static @Nullable String parent(String hex) {
    return isZero(hex) ? null : checked("parent span id", hex, SPAN_DIGITS);
  }

  /** What was sent as ids, whatever it is, to find the span where it was sent. */
  static String both(String traceId, String spanId) {
    return shortened(traceId) + ":" + shortened(spanId);
  }

  private static String checked(String name, String hex, int digits) {
    if (hex.length() != digits || !isHex(hex)) {
      throw new IllegalArgumentException(
          name + " must be " + digits + " hexadecimal digits: \"" + shortened(hex) + "\"");
    }
    if (isZero(hex)) {
      throw new IllegalArgumentException(name + " must not be all zero");
    }
    return hex.toLowerCase(Locale.ROOT);
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(String hex) {
    for (int i = 0; i < hex.length(); i++) {
      if (hex.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static String shortened(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
