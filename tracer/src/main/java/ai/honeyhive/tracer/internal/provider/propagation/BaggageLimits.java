package ai.honeyhive.tracer.internal.provider.propagation;

import io.opentelemetry.api.baggage.Baggage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How much baggage is carried. A header that is larger is not read at all: half of it would be a
 * different statement.
 */
final class BaggageLimits {
  static final int MAX_BYTES = 8192;
  private static final int MAX_ENTRIES = 180;
  /** What everybody passes on; OpenTelemetry leaves out what is more. */
  private static final int MAX_SENT = 64;

  private static final int ENCODED = 3;
  private static final int HEX = 16;
  private static final int ONE_BYTE = 0x80;
  private static final int TWO_BYTES = 0x800;

  private BaggageLimits() {}

  /** Whether this much may be sent. */
  static boolean hold(Baggage baggage) {
    AtomicLong bytes = new AtomicLong();
    baggage.forEach((name, entry) -> bytes.addAndGet(2
        + name.length()
        + encoded(entry.getValue())
        + encoded(entry.getMetadata().getValue())));
    return baggage.size() <= MAX_SENT && bytes.get() <= MAX_BYTES;
  }

  /** At least as many bytes as the text has when it is percent-encoded. */
  private static long encoded(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "-_~&:@$!*'()".indexOf(c) >= 0;
      bytes +=
          isPlain ? 1 : c < ONE_BYTE ? ENCODED : c < TWO_BYTES ? 2 * ENCODED : ENCODED * ENCODED;
    }
    return bytes;
  }

  /**
   * The header as it can be read: null when it is too large. Percent signs that encode nothing are
   * encoded themselves, and what no property may hold is left out: OpenTelemetry throws or logs for
   * each of them.
   */
  static @Nullable String readable(@Nullable String header) {
    if (header == null || header.length() > MAX_BYTES || entries(header) > MAX_ENTRIES) {
      return null;
    }
    boolean isPlain = header.indexOf('%') < 0 && header.indexOf(';') < 0;
    return isPlain ? header : cleaned(header);
  }

  private static String cleaned(String header) {
    StringBuilder cleaned = new StringBuilder(header.length());
    boolean inProperties = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      inProperties = c == ';' || (inProperties && c != ',');
      if (!inProperties || isOfProperties(c)) {
        cleaned.append(c);
      }
      if (c == '%' && !isOctet(header, i + 1)) {
        cleaned.append("25");
      }
    }
    return cleaned.toString();
  }

  private static boolean isOfProperties(char c) {
    return c == '\t' || (c >= ' ' && c <= '~' && c != '"' && c != '\\');
  }

  private static int entries(String header) {
    int entries = 1;
    for (int i = 0; i < header.length(); i++) {
      entries += header.charAt(i) == ',' ? 1 : 0;
    }
    return entries;
  }

  private static boolean isOctet(String text, int at) {
    return at + 1 < text.length() && isHex(text.charAt(at)) && isHex(text.charAt(at + 1));
  }

  private static boolean isHex(char c) {
    return c < ONE_BYTE && Character.digit(c, HEX) >= 0;
  }
}
