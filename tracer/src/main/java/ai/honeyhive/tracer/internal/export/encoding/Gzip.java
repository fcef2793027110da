package ai.honeyhive.tracer.internal.export.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses bodies one after the other, in the format of RFC 1952, with one compressor that is
 * kept: it has a quarter of a megabyte outside of the heap. Not thread-safe; used up after
 * {@link #close}.
 */
public final class Gzip implements AutoCloseable {
  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int LEAST_ROOM = 1024;

  private final int level;
  private final Deflater deflater;
  private final CRC32 checksum = new CRC32();

  /**
   * Makes a compressor.
   *
   * @param level from 1, the fastest, to 9, the smallest
   */
  public Gzip(int level) {
    this.level = level;
    this.deflater = new Deflater(level, true);
  }

  /** Compresses a body; it stays as it was. */
  public ByteBuffer compress(ByteBuffer body) {
    deflater.reset();
    deflater.setInput(body.duplicate());
    deflater.finish();
    byte[] out = header(body.remaining() / 4 + LEAST_ROOM);
    int size = HEADER;
    while (!deflater.finished()) {
      if (out.length - size <= TRAILER) {
        out = Arrays.copyOf(out, 2 * out.length);
      }
      size += deflater.deflate(out, size, out.length - TRAILER - size);
    }
    checksum.reset();
    checksum.update(body.duplicate());
    return ByteBuffer.wrap(out, 0, size + TRAILER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(size, (int) checksum.getValue())
        .putInt(size + 4, body.remaining())
        .order(ByteOrder.BIG_ENDIAN);
  }

  private byte[] header(int room) {
    byte[] out = new byte[HEADER + room + TRAILER];
    out[0] = 0x1f;
    out[1] = (byte) 0x8b;
    out[2] = Deflater.DEFLATED;
    // no time, so that the same body gives the same bytes; a hint at the level; an unknown system
    out[8] = (byte) (level == Deflater.BEST_COMPRESSION ? 2 : level == Deflater.BEST_SPEED ? 4 : 0);
    out[9] = (byte) 0xff;
    return out;
  }

  /** Frees the memory outside of the heap. */
  @Override
  public void close() {
    deflater.end();
  }
}
