package ai.honeyhive.tracer.internal.export.spill;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Up to where requests are acknowledged: one small write in place, with a checksum. A cursor that
 * was lost only makes requests go out again, at most those of one segment, so it is never forced to
 * the disk.
 */
final class Cursor {
  /**
   * A place in the segments.
   *
   * @param segment all before this one are acknowledged
   * @param first where the first record of it starts that is not
   */
  record Place(long segment, long first) {}

  private static final int CHECKED = 2 * Long.BYTES;
  private static final int BYTES = CHECKED + Integer.BYTES;
  private static final Place START = new Place(0, Segment.START);

  private final Path path;

  Cursor(Path path) {
    this.path = path;
  }

  /** What was written last, or the start of everything if that cannot be read. */
  Place read() throws IOException {
    if (!exists()) {
      return START;
    }
    try (RandomAccessFile file = PrivateFiles.read(path)) {
      ByteBuffer bytes = ByteBuffer.wrap(PrivateFiles.read(file, 0, BYTES));
      Place place = new Place(bytes.getLong(), bytes.getLong());
      boolean sound = bytes.getInt() == checksum(bytes) && place.first() >= Segment.START;
      return sound ? place : START;
    } catch (EOFException e) {
      return START;
    }
  }

  void write(Place place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(place.segment()).putLong(place.first());
    bytes.putInt(checksum(bytes)).flip();
    if (!exists()) {
      PrivateFiles.create(path);
    }
    try (RandomAccessFile file = PrivateFiles.write(path)) {
      PrivateFiles.write(file, 0, bytes);
    }
  }

  private boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(0, CHECKED));
    return (int) crc.getValue();
  }
}
