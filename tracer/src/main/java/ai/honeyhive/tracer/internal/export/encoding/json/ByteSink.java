package ai.honeyhive.tracer.internal.export.encoding.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes in memory of which the last can be taken back, and that are handed out without a copy. */
final class ByteSink extends ByteArrayOutputStream {
  ByteSink(int capacity) {
    super(capacity);
  }

  /** Takes back all but the first bytes. */
  void truncate(int size) {
    count = size;
  }

  void ascii(String text) {
    writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  void writeBytes(ByteSink other) {
    write(other.buf, 0, other.count);
  }

  /** Everything; the sink is used up. */
  ByteBuffer toBuffer() {
    return count < buf.length / 2 ? ByteBuffer.wrap(toByteArray()) : ByteBuffer.wrap(buf, 0, count);
  }
}
