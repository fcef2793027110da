package ai.honeyhive.tracer.internal.export.spill;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file of records. It is open only while it is read or written: so a file that is removed under
 * us is noticed, and Windows lets us delete it.
 */
final class Segment {
  /** Where the first record starts. */
  static final int START = 8;

  private static final byte[] MAGIC = {'H', 'H', 'S', 'P', 'I', 'L', 'L', 1};

  private final Path path;
  private final long number;
  private final Map<UUID, Long> spans = new HashMap<>();
  private long newestMillis = Long.MIN_VALUE;
  private long first;
  private long end;
  private boolean damaged;

  /** A record, and its request unless that is damaged. */
  record Entry(RecordHeader record, @Nullable SpilledRequest request) {}

  private Segment(Path path, long number, long first) {
    this.path = path;
    this.number = number;
    this.first = first;
    this.end = first;
  }

  static Segment create(Path path, long number) throws IOException {
    PrivateFiles.create(path);
    try (RandomAccessFile file = PrivateFiles.write(path)) {
      PrivateFiles.write(file, 0, ByteBuffer.wrap(MAGIC));
    }
    return new Segment(path, number, START);
  }

  /**
   * Reads the headers of a segment that a former process left. What it was writing when it died is
   * passed over: nobody was told that it is on disk.
   *
   * @param first where the first record starts that is not acknowledged
   */
  static Segment scan(Path path, long number, long first) throws IOException {
    Segment segment = new Segment(path, number, first);
    try (RandomAccessFile file = PrivateFiles.read(path)) {
      segment.scan(new HeaderWindow(file));
    }
    return segment;
  }

  private void scan(HeaderWindow file) throws IOException {
    long size = file.size();
    if (size < START) {
      return;
    }
    damaged = !Arrays.equals(file.read(0, START), MAGIC);
    while (!damaged && size - end >= RecordHeader.BYTES) {
      RecordHeader header = RecordHeader.decoded(file.read(end, RecordHeader.BYTES));
      if (header == null) {
        damaged = true;
      } else if (header.size() <= size - end) {
        count(header);
      } else {
        return;
      }
    }
  }

  /** Writes a record behind the others, or nothing that a later scan would take for one. */
  void append(RecordHeader header, SpilledRequest request, boolean force) throws IOException {
    ByteBuffer type = RecordHeader.type(request);
    try (RandomAccessFile file = PrivateFiles.write(path)) {
      if (file.length() != end) {
        throw new DamagedSegmentException(path + ": is not as long as what was written to it");
      }
      try {
        PrivateFiles.write(file, end, header.encoded());
        PrivateFiles.write(file, end + RecordHeader.BYTES, type);
        PrivateFiles.write(file, end + RecordHeader.BYTES + type.remaining(), request.body());
        if (force) {
          file.getFD().sync();
        }
      } catch (IOException e) {
        file.setLength(end);
        throw e;
      }
    }
    count(header);
  }

  /** The first record that is not acknowledged. */
  Entry read() throws IOException {
    try (RandomAccessFile file = PrivateFiles.read(path)) {
      RecordHeader header =
          RecordHeader.decoded(PrivateFiles.read(file, first, RecordHeader.BYTES));
      if (header == null) {
        throw new DamagedSegmentException(path + ": is damaged at byte " + first);
      }
      byte[] payload = PrivateFiles.read(file, first + RecordHeader.BYTES, header.length());
      return new Entry(header, header.request(payload));
    } catch (EOFException e) {
      throw new DamagedSegmentException(path + ": " + e.getMessage());
    }
  }

  /** Goes on behind the first record. */
  void pass(RecordHeader header) {
    first += header.size();
    spans.computeIfPresent(header.writer(), (writer, before) -> {
      long left = before - header.spans();
      return left > 0 ? left : null;
    });
  }

  void force() throws IOException {
    try (RandomAccessFile file = PrivateFiles.write(path)) {
      file.getFD().sync();
    }
  }

  /** Tells whether it is gone. */
  boolean delete() {
    try {
      Files.deleteIfExists(path);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  long number() {
    return number;
  }

  /** Where the first record starts that is not acknowledged. */
  long first() {
    return first;
  }

  long bytes() {
    return end;
  }

  boolean isEmpty() {
    return first >= end;
  }

  /** Whether its scan met something that cannot be a record. */
  boolean isDamaged() {
    return damaged;
  }

  /** When the youngest of its requests was made. */
  long newestMillis() {
    return newestMillis;
  }

  /** Spans that are not acknowledged, by writer. */
  Map<UUID, Long> spansByWriter() {
    return spans;
  }

  /** Spans that are not acknowledged. */
  long spans() {
    return spans.values().stream().mapToLong(Long::longValue).sum();
  }

  private void count(RecordHeader header) {
    end += header.size();
    newestMillis = Math.max(newestMillis, header.createdMillis());
    spans.merge(header.writer(), (long) header.spans(), Long::sum);
  }
}
