package ai.honeyhive.tracer.internal.export.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one protobuf message back to front, so that the length of a nested message is known when
 * its header is written and no size pass is needed. Fields of a message are therefore written last
 * to first. Not thread-safe; reused by one worker.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers encoding</a>
 */
final class ProtobufWriter {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private byte[] buffer;
  private int position;

  ProtobufWriter(int capacity) {
    buffer = new byte[capacity];
    position = capacity;
  }

  /** Bytes written so far. A nested message is opened by remembering this. */
  int size() {
    return buffer.length - position;
  }

  void reset() {
    position = buffer.length;
  }

  byte[] toByteArray() {
    return Arrays.copyOfRange(buffer, position, buffer.length);
  }

  /** Closes a nested message whose fields were written since {@code size()} was {@code mark}. */
  void message(int field, int mark) {
    varint(size() - mark);
    tag(field, LENGTH_DELIMITED);
  }

  void string(int field, String value) {
    bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(int field, byte[] value) {
    int mark = size();
    raw(value);
    message(field, mark);
  }

  /** Writes bytes that are already encoded. */
  void raw(byte[] value) {
    reserve(value.length);
    position -= value.length;
    System.arraycopy(value, 0, buffer, position, value.length);
  }

  /** Writes the bytes of a hex text of even length, as trace and span ids are. */
  void hex(int field, String hex) {
    int length = hex.length() / 2;
    reserve(length);
    position -= length;
    for (int i = 0; i < length; i++) {
      buffer[position + i] =
          (byte) (nibble(hex.charAt(2 * i)) << 4 | nibble(hex.charAt(2 * i + 1)));
    }
    varint(length);
    tag(field, LENGTH_DELIMITED);
  }

  /** The value of a lower-case hex digit; OpenTelemetry's ids have no others. */
  private static int nibble(char digit) {
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
  }

  void uint(int field, long value) {
    varint(value);
    tag(field, VARINT);
  }

  void bool(int field, boolean value) {
    uint(field, value ? 1 : 0);
  }

  void fixed64(int field, long value) {
    reserve(8);
    for (int i = 0; i < 8; i++) {
      buffer[--position] = (byte) (value >>> (56 - 8 * i));
    }
    tag(field, FIXED64);
  }

  void fixed32(int field, int value) {
    reserve(4);
    for (int i = 0; i < 4; i++) {
      buffer[--position] = (byte) (value >>> (24 - 8 * i));
    }
    tag(field, FIXED32);
  }

  private void tag(int field, int wireType) {
    varint(((long) field << 3) | wireType);
  }

  private void varint(long value) {
    int length = varintLength(value);
    reserve(length);
    position -= length;
    int at = position;
    while ((value & ~0x7FL) != 0) {
      buffer[at++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    buffer[at] = (byte) value;
  }

  private static int varintLength(long value) {
    return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
  }

  private void reserve(int bytes) {
    if (position >= bytes) {
      return;
    }
    int used = size();
    byte[] larger = new byte[Math.max(buffer.length * 2, used + bytes)];
    System.arraycopy(buffer, position, larger, larger.length - used, used);
    position = larger.length - used;
    buffer = larger;
  }
}
