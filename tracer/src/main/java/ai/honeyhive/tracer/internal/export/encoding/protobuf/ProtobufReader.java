package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Goes over the fields of one protobuf message. Bytes that are no such message end in an
 * {@link IllegalArgumentException} from {@link #next}.
 */
final class ProtobufReader {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private int wireType;
  private int start;
  private int value;

  ProtobufReader(ByteBuffer message) {
    if (message.hasArray()) {
      bytes = message.array();
      at = message.arrayOffset() + message.position();
    } else {
      bytes = new byte[message.remaining()];
      message.duplicate().get(bytes);
    }
    end = at + message.remaining();
  }

  private ProtobufReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** Goes to the next field; false when there is none. */
  boolean next() {
    if (at == end) {
      return false;
    }
    start = at;
    long tag = readVarint();
    if (tag >>> 3 == 0 || tag >>> 32 != 0) {
      throw malformed("a field without a number");
    }
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    value = at;
    switch (wireType) {
      case ProtobufWriter.VARINT -> readVarint();
      case ProtobufWriter.FIXED64 -> skip(8);
      case ProtobufWriter.FIXED32 -> skip(4);
      case ProtobufWriter.LENGTH_DELIMITED -> {
        long length = readVarint();
        value = at;
        skip(length);
      }
      default -> throw malformed("a field of an unknown type");
    }
    return true;
  }

  private void skip(long length) {
    if (length < 0 || length > end - at) {
      throw malformed("a field longer than its message");
    }
    at += (int) length;
  }

  private long readVarint() {
    long result = 0;
    for (int shift = 0; shift < 64 && at < end; shift += 7) {
      byte b = bytes[at++];
      result |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return result;
      }
    }
    throw malformed("a number without an end");
  }

  private IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException("not a request of OTLP: " + what + " before byte " + at);
  }

  int field() {
    return field;
  }

  int wireType() {
    return wireType;
  }

  /** Whether the field has this number and a length: a message, text, or bytes. */
  boolean isMessage(int number) {
    return field == number && wireType == ProtobufWriter.LENGTH_DELIMITED;
  }

  /** The number that is the field's value. */
  long varint() {
    return new ProtobufReader(bytes, value, at).readVarint();
  }

  /** The fields of the message that is the field's value. */
  ProtobufReader message() {
    return new ProtobufReader(bytes, value, at);
  }

  /** The text that is the field's value. */
  String text() {
    return new String(bytes, value, length(), StandardCharsets.UTF_8);
  }

  /** Bytes of the field's value. */
  int length() {
    return at - value;
  }

  /** Bytes of the field with its tag. */
  int size() {
    return at - start;
  }

  /** Where the value is cut so that it has at most so many bytes, and only whole characters. */
  int cutAt(int limit) {
    int cut = value + limit;
    while (cut > value && (bytes[cut] & 0xC0) == 0x80) {
      cut--;
    }
    return cut - value;
  }

  /** Writes the field as it is. */
  void copyTo(ProtobufWriter out) {
    out.raw(bytes, start, at - start);
  }

  /** Writes the field with the first bytes of its value only. */
  void copyTo(ProtobufWriter out, int length) {
    out.header(field, length);
    out.raw(bytes, value, length);
  }
}
