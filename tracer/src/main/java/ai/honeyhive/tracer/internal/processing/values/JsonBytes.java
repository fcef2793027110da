package ai.honeyhive.tracer.internal.processing.values;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON as bytes in UTF-8, while it is written. Half a surrogate pair that stands alone becomes
 * U+FFFD, for it has no form there. Not thread-safe.
 */
final class JsonBytes {
  private static final int CHUNK = 1024;
  private static final int MOST_BYTES_A_CHARACTER = 6;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] PLAIN = new boolean[128];

  static {
    Arrays.fill(PLAIN, ' ', 128, true);
    PLAIN['"'] = false;
    PLAIN['\\'] = false;
  }

  private byte[] bytes;
  private int length;

  JsonBytes(int expected) {
    bytes = new byte[expected];
  }

  int length() {
    return length;
  }

  /** Takes back everything behind a length that it had. */
  void truncate(int to) {
    length = to;
  }

  void ascii(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  /** Text that is JSON already, and ASCII. */
  @SuppressWarnings("deprecation") // for ASCII it is right, and by far the fastest
  void raw(String ascii) {
    int count = ascii.length();
    room(count);
    ascii.getBytes(0, count, bytes, length);
    length += count;
  }

  /** A whole number; most are small. */
  void number(long value) {
    if (value < 0 || value > 9999) {
      raw(Long.toString(value));
      return;
    }
    room(4);
    int rest = (int) value;
    int digits = rest < 10 ? 1 : rest < 100 ? 2 : rest < 1000 ? 3 : 4;
    for (int i = digits - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  /** The text in quotes. */
  void quoted(String text) {
    ascii('"');
    escaped(text, text.length(), Integer.MAX_VALUE);
    ascii('"');
  }

  /**
   * The first characters of a text without quotes.
   *
   * @param count how many of them
   * @param end the length of everything beyond which no other {@value #CHUNK} characters begin
   * @return how many were written
   */
  int escaped(String text, int count, int end) {
    int at = 0;
    while (at < count && length < end) {
      int to = Math.min(count, at + CHUNK);
      room((to - at + 1) * MOST_BYTES_A_CHARACTER);
      at = chunk(text, at, to, count);
    }
    return at;
  }

  /** Writes up to a character; one more when that is the second half of a pair. */
  private int chunk(String text, int from, int to, int count) {
    byte[] out = bytes;
    int position = length;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c < 128 && PLAIN[c]) {
        out[position++] = (byte) c;
        at++;
      } else {
        length = position;
        at += other(text, at, c, count);
        position = length;
      }
    }
    length = position;
    return at;
  }

  /** Returns how many characters were taken. */
  private int other(String text, int at, char c, int count) {
    if (c < 128) {
      escape(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6), tail(c));
    } else if (!Character.isSurrogate(c)) {
      put(0xE0 | (c >> 12), tail(c >> 6), tail(c));
    } else if (Character.isHighSurrogate(c)
        && at + 1 < count
        && Character.isLowSurrogate(text.charAt(at + 1))) {
      int point = Character.toCodePoint(c, text.charAt(at + 1));
      put(0xF0 | (point >> 18), tail(point >> 12));
      put(tail(point >> 6), tail(point));
      return 2;
    } else {
      put(0xEF, 0xBF, 0xBD);
    }
    return 1;
  }

  /** A byte in UTF-8 that is not the first of a character. */
  private static int tail(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    switch (c) {
      case '\n' -> bytes[length++] = 'n';
      case '\r' -> bytes[length++] = 'r';
      case '\t' -> bytes[length++] = 't';
      case '"', '\\' -> bytes[length++] = (byte) c;
      default -> {
        put('u', '0', '0');
        put(HEX[c >> 4], HEX[c & 15]);
      }
    }
  }

  private void put(int first, int second) {
    bytes[length++] = (byte) first;
    bytes[length++] = (byte) second;
  }

  private void put(int first, int second, int third) {
    put(first, second);
    bytes[length++] = (byte) third;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
