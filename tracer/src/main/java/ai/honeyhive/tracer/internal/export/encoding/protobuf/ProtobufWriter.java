package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes protobuf into a growing array, front to back and in one pass. The header of a message
 * whose length is not known yet gets as many bytes as its length will probably need; when that
 * guess proves wrong, the content moves by the difference. Not thread-safe.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers encoding</a>
 */
final class ProtobufWriter {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH_DELIMITED = 2;
  static final int FIXED32 = 5;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_FIRST =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_FIRST =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Up to this length a loop over the characters is the fastest. */
  private static final int SHORT_TEXT = 40;

  private static final int SHORT_KEY = 80;

  private static final int LONGEST_VARINT = 10;
  private static final int LONGEST_TAG = 5;

  private @Nullable AsciiCopier copier;
  private byte[] bytes;
  private int start;
  private int position;

  /**
   * Starts a message.
   *
   * @param room bytes kept free for {@link #prepend}
   * @param capacity bytes that fit without growth
   */
  ProtobufWriter(int room, int capacity) {
    bytes = new byte[room + capacity];
    start = room;
    position = room;
  }

  /** Where the next byte goes, counted from the beginning of the array. */
  int position() {
    return position;
  }

  /** Takes back what was written since {@link #position()} was this. */
  void truncate(int to) {
    position = to;
  }

  /** Bytes written. */
  int size() {
    return position - start;
  }

  /** What was written, not copied unless much of the array is empty; the writer is used up. */
  ByteBuffer toBuffer() {
    return size() < bytes.length / 2
        ? ByteBuffer.wrap(toByteArray())
        : ByteBuffer.wrap(bytes, start, size()).slice();
  }

  byte[] toByteArray() {
    return Arrays.copyOfRange(bytes, start, position);
  }

  /** Writes the header of a message that is everything so far, into the room before it. */
  void prependHeader(int field) {
    int length = size();
    long tag = tag(field, LENGTH_DELIMITED);
    start -= varintLength(length);
    putVarint(start, length);
    start -= varintLength(tag);
    putVarint(start, tag);
  }

  /** Writes encoded fields into the room before what is there. */
  void prepend(byte[] fields) {
    start -= fields.length;
    System.arraycopy(fields, 0, bytes, start, fields.length);
  }

  /**
   * Opens a nested message.
   *
   * @param width how many bytes its length will probably take
   * @return where its content starts, for {@link #close}
   */
  int open(int field, int width) {
    tagged(field, LENGTH_DELIMITED, width);
    position += width;
    return position;
  }

  /** Closes the message that {@code open} returned {@code content} for. */
  void close(int content, int width) {
    int length = position - content;
    int needed = varintLength(length);
    if (needed != width) {
      reserve(needed);
      System.arraycopy(bytes, content, bytes, content - width + needed, length);
      position += needed - width;
    }
    putVarint(content - width, length);
  }

  /** Writes the header of a message whose length is known; the content follows. */
  void header(int field, int length) {
    tagged(field, LENGTH_DELIMITED, LONGEST_VARINT);
    varint(length);
  }

  void string(int field, String value) {
    int mark = position;
    header(field, value.length());
    if (!ascii(value, value.length())) {
      position = mark;
      bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  void bytes(int field, byte[] value) {
    header(field, value.length);
    raw(value);
  }

  /** Writes encoded fields. */
  void raw(byte[] fields) {
    raw(fields, 0, fields.length);
  }

  /** Writes what another writer wrote. */
  void raw(ProtobufWriter other) {
    raw(other.bytes, other.start, other.size());
  }

  void raw(byte[] from, int offset, int length) {
    reserve(length);
    System.arraycopy(from, offset, bytes, position, length);
    position += length;
  }

  /**
   * Writes a {@code KeyValue} with text, the most frequent message of all, without a guess.
   *
   * @param key the encoded field of the key
   */
  void textAttribute(int field, byte[] key, String value) {
    int mark = position;
    int length = value.length();
    if (length <= SHORT_TEXT && key.length <= SHORT_KEY) {
      shortTextHeaders(field, key, length);
    } else {
      textHeaders(field, key, length);
    }
    if (!ascii(value, length)) {
      position = mark;
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      textHeaders(field, key, utf8.length);
      raw(utf8);
    }
  }

  /** With all lengths below 128. */
  private void shortTextHeaders(int field, byte[] key, int length) {
    reserve(key.length + 6);
    byte[] to = bytes;
    int at = position;
    to[at] = (byte) tag(field, LENGTH_DELIMITED);
    to[at + 1] = (byte) (key.length + length + 4);
    System.arraycopy(key, 0, to, at + 2, key.length);
    at += 2 + key.length;
    to[at] = (byte) tag(2, LENGTH_DELIMITED);
    to[at + 1] = (byte) (length + 2);
    to[at + 2] = (byte) tag(1, LENGTH_DELIMITED);
    to[at + 3] = (byte) length;
    position = at + 4;
  }

  private void textHeaders(int field, byte[] key, int length) {
    int value = 1 + varintLength(length) + length;
    header(field, key.length + 1 + varintLength(value) + value);
    raw(key);
    header(2, value);
    header(1, length);
  }

  /** Writes the characters as bytes; false, with anything written, when one needs more than one. */
  private boolean ascii(String value, int length) {
    reserve(length);
    if (length > SHORT_TEXT) {
      return longAscii(value, length);
    }
    byte[] to = bytes;
    int at = position;
    int seen = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      seen |= c;
      to[at + i] = (byte) c;
    }
    position = at + length;
    return seen < 0x80;
  }

  private boolean longAscii(String value, int length) {
    if (copier == null) {
      copier = new AsciiCopier();
    }
    int at = position;
    position += length;
    return copier.copy(value, bytes, at);
  }

  /**
   * Writes the bytes of a hex text, as trace and span ids are, eight digits at a time. Of other
   * characters it makes other bytes, as many.
   */
  @SuppressWarnings("deprecation") // takes the low half of each character, which is all of a digit
  void hex(int field, String hex) {
    int digits = hex.length();
    if (digits % 8 != 0) {
      throw new IllegalArgumentException("an id of " + digits + " digits");
    }
    header(field, digits / 2);
    reserve(digits);
    hex.getBytes(0, digits, bytes, position);
    for (int i = 0; i < digits; i += 8) {
      INT_FIRST.set(bytes, position + i / 2, bytesOf((long) LONG_FIRST.get(bytes, position + i)));
    }
    position += digits / 2;
  }

  /** The four bytes of eight hex digits. */
  private static int bytesOf(long digits) {
    // a letter has bit 6, and is 9 more than its low four bits
    long fours = (digits & 0x0F0F_0F0F_0F0F_0F0FL) + ((digits >>> 6) & 0x0101_0101_0101_0101L) * 9;
    long eights = (fours | fours >>> 4) & 0x00FF_00FF_00FF_00FFL;
    long sixteens = (eights | eights >>> 8) & 0x0000_FFFF_0000_FFFFL;
    return (int) (sixteens | sixteens >>> 16);
  }

  void uint(int field, long value) {
    tagged(field, VARINT, LONGEST_VARINT);
    varint(value);
  }

  void bool(int field, boolean value) {
    uint(field, value ? 1 : 0);
  }

  void fixed64(int field, long value) {
    tagged(field, FIXED64, 8);
    LONG.set(bytes, position, value);
    position += 8;
  }

  void fixed32(int field, int value) {
    tagged(field, FIXED32, 4);
    INT.set(bytes, position, value);
    position += 4;
  }

  /** Writes a tag and makes sure that so many bytes have room after it. */
  private void tagged(int field, int wireType, int more) {
    reserve(LONGEST_TAG + more);
    if (field < 16) {
      bytes[position++] = (byte) tag(field, wireType);
    } else {
      varint(tag(field, wireType));
    }
  }

  private static long tag(int field, int wireType) {
    return (long) field << 3 | wireType;
  }

  /** There is room already. */
  private void varint(long value) {
    position = putVarint(position, value);
  }

  private int putVarint(int at, long value) {
    while ((value & ~0x7FL) != 0) {
      bytes[at++] = (byte) (value | 0x80);
      value >>>= 7;
    }
    bytes[at++] = (byte) value;
    return at;
  }

  static int varintLength(long value) {
    return (value & ~0x7FL) == 0 ? 1 : (70 - Long.numberOfLeadingZeros(value)) / 7;
  }

  private void reserve(int more) {
    if (bytes.length - position < more) {
      grow(more);
    }
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(position, more)));
  }
}
