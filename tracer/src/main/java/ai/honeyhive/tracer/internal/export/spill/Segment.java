package ai.honeyhive.tracer.internal.export.spill;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One file of records. It is open only while it is read or written: a file that is removed under us
 * is noticed, Windows lets it be deleted, and an interrupt of one thread closes nothing of
 * another's.
 */
final class Segment {
  /** Where the first record starts. */
  static final int START = 8;

  private static final byte[] MAGIC = {'H', 'H', 'S', 'P', 'I', 'L', 'L', 1};

  private final long number;
  private final Path file;
  private final Map<UUID, Long> spans = new HashMap<>();
  private long newestMillis = Long.MIN_VALUE;
  private long first;
  private long end;
  private boolean damaged;

  /** A record, and its request unless that is damaged. */
  record Entry(RecordHeader record, @Nullable SpilledRequest request) {}

  private Segment(long number, Path file, long first) {
    this.number = number;
    this.file = file;
    this.first = first;
    this.end = first;
  }

  static Segment create(Path file, long number) throws IOException {
    return PrivateFiles.use(
        file,
        channel -> {
          PrivateFiles.write(channel, ByteBuffer.wrap(MAGIC), 0);
          return new Segment(number, file, START);
        },
        CREATE_NEW,
        WRITE);
  }

  /**
   * Reads the headers of a segment that a former process left. What it was writing when it died is
   * passed over: nobody was told that it is on disk.
   *
   * @param first where the first record starts that is not acknowledged
   */
  static Segment scan(Path file, long number, long first) throws IOException {
    return PrivateFiles.use(
        file,
        channel -> {
          Segment segment = new Segment(number, file, first);
          segment.scan(channel);
          return segment;
        },
        READ);
  }

  private void scan(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < START) {
      return;
    }
    damaged = !Arrays.equals(PrivateFiles.read(channel, 0, START), MAGIC);
    while (!damaged && size - end >= RecordHeader.BYTES) {
      RecordHeader header = header(channel, end);
      if (header == null) {
        damaged = true;
      } else if (header.size() <= size - end) {
        count(header);
      } else {
        return;
      }
    }
  }

  /** Writes a record, or nothing that a later scan would take for one. */
  void append(RecordHeader header, SpilledRequest request, boolean force) throws IOException {
    PrivateFiles.act(
        file,
        channel -> {
          if (channel.size() < end) {
            throw new DamagedSegmentException(file + ": is shorter than what was written to it");
          }
          channel.truncate(end);
          try {
            write(channel, header, request);
            if (force) {
              channel.force(false);
            }
          } catch (IOException e) {
            if (channel.isOpen()) {
              channel.truncate(end);
            }
            throw e;
          }
        },
        WRITE);
    count(header);
  }

  private void write(FileChannel channel, RecordHeader header, SpilledRequest request)
      throws IOException {
    ByteBuffer type = RecordHeader.type(request);
    PrivateFiles.write(channel, header.encoded(), end);
    PrivateFiles.write(channel, type, end + RecordHeader.BYTES);
    PrivateFiles.write(channel, request.body(), end + RecordHeader.BYTES + type.remaining());
  }

  /** The first record that is not acknowledged. */
  Entry read() throws IOException {
    try {
      return PrivateFiles.use(file, this::read, READ);
    } catch (EOFException e) {
      throw new DamagedSegmentException(file + ": " + e.getMessage());
    }
  }

  private Entry read(FileChannel channel) throws IOException {
    RecordHeader header = header(channel, first);
    if (header == null || header.size() > end - first) {
      throw new DamagedSegmentException(file + ": damaged at byte " + first);
    }
    byte[] payload = PrivateFiles.read(channel, first + RecordHeader.BYTES, header.length());
    return new Entry(header, header.request(payload));
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
    PrivateFiles.act(file, channel -> channel.force(false), WRITE);
  }

  /** Tells whether it is gone. */
  boolean delete() {
    try {
      Files.deleteIfExists(file);
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

  private static @Nullable RecordHeader header(FileChannel channel, long position)
      throws IOException {
    return RecordHeader.decoded(PrivateFiles.read(channel, position, RecordHeader.BYTES));
  }
}
