package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Copies long texts that are ASCII without the array that {@link String#getBytes} makes, which is
 * half of the garbage of a span with a prompt. It takes as long. The two copies it makes instead
 * are the JDK's fast ones, and the first stays in the processor's cache. Not thread-safe.
 */
final class AsciiCopier {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final int CHUNK = 1024;

  private final char[] chars = new char[CHUNK];
  private final CharBuffer chunk = CharBuffer.wrap(chars);
  // the one encoder that is fast on every JDK; of its characters we take the first half
  private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();

  /** Writes the characters as bytes; false, with anything written, when one needs more than one. */
  boolean copy(String text, byte[] to, int at) {
    int length = text.length();
    ByteBuffer out = ByteBuffer.wrap(to, at, length);
    for (int from = 0; from < length; from += CHUNK) {
      int count = Math.min(CHUNK, length - from);
      text.getChars(from, from + count, chars, 0);
      chunk.limit(count).position(0);
      if (encoder.reset().encode(chunk, out, true).isError()
          || !isAscii(to, at + from, at + from + count)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    long seen = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      seen |= (long) LONG.get(bytes, at);
    }
    for (; at < to; at++) {
      seen |= bytes[at];
    }
    return (seen & HIGH_BITS) == 0;
  }
}
