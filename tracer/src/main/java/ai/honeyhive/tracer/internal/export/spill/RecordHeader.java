package ai.honeyhive.tracer.internal.export.spill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before each request in a segment. It has a checksum of its own, so that a directory
 * is opened by reading headers only, and a damaged request does not take those behind it along.
 *
 * @param length of the payload: the media type and the body
 * @param checksum of the payload
 * @param typeLength of the media type
 */
record RecordHeader(
    int length, int checksum, UUID writer, long createdMillis, int spans, int typeLength) {
  static final int BYTES = 42;

  private static final int CHECKED = BYTES - Integer.BYTES;

  static RecordHeader of(SpilledRequest request) {
    ByteBuffer type = type(request);
    CRC32C crc = new CRC32C();
    crc.update(type.duplicate());
    crc.update(request.body().duplicate());
    return new RecordHeader(
        type.remaining() + request.body().remaining(),
        (int) crc.getValue(),
        request.writer(),
        request.createdMillis(),
        request.spans(),
        type.remaining());
  }

  static ByteBuffer type(SpilledRequest request) {
    return ByteBuffer.wrap(request.contentType().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Bytes of the whole record. */
  long size() {
    return BYTES + (long) length;
  }

  ByteBuffer encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES)
        .putInt(length)
        .putInt(checksum)
        .putLong(writer.getMostSignificantBits())
        .putLong(writer.getLeastSignificantBits())
        .putLong(createdMillis)
        .putInt(spans)
        .putShort((short) typeLength);
    return bytes.putInt(checksum(bytes.array(), CHECKED)).flip();
  }

  /** Reads a header, or null if these bytes are none. */
  static @Nullable RecordHeader decoded(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    RecordHeader header = new RecordHeader(
        bytes.getInt(),
        bytes.getInt(),
        new UUID(bytes.getLong(), bytes.getLong()),
        bytes.getLong(),
        bytes.getInt(),
        bytes.getShort());
    return bytes.getInt() == checksum(encoded, CHECKED) && header.isSound() ? header : null;
  }

  /** The request that these bytes after the header are, or null if they are damaged. */
  @Nullable
  SpilledRequest request(byte[] payload) {
    if (checksum(payload, payload.length) != checksum) {
      return null;
    }
    String type = new String(payload, 0, typeLength, StandardCharsets.ISO_8859_1);
    ByteBuffer body = ByteBuffer.wrap(payload, typeLength, length - typeLength).slice();
    return new SpilledRequest(writer, type, spans, createdMillis, body);
  }

  private boolean isSound() {
    return typeLength >= 0 && length >= typeLength && spans >= 0;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
