package ai.honeyhive.benchmarks.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the sink has acknowledged, in a file that the clients map: they see it at once, and it costs
 * neither side a system call. All pipelines are judged by it, never by what they say of themselves.
 */
public final class Board {
  /** What is counted. */
  public enum Figure {
    /** Spans of requests that were answered with a 2xx. */
    SPANS(0),
    /** Requests with spans that were read to their end, whatever the answer. */
    REQUESTS(1),
    /** Bytes of the bodies of these requests, as they came. */
    BYTES(2),
    /** Connections accepted. */
    CONNECTIONS(3);

    private final int at;

    Figure(int slot) {
      this.at = slot * Long.BYTES;
    }
  }

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private final MappedByteBuffer memory;

  /** Opens the board in this file; a new one is all zero. */
  public Board(Path file) {
    try (FileChannel channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(
          FileChannel.MapMode.READ_WRITE, 0, (long) Long.BYTES * Figure.values().length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a figure. */
  public long get(Figure figure) {
    return (long) LONGS.getAcquire(memory, figure.at);
  }

  /** Adds to a figure; only the sink does, from one thread. */
  void add(Figure figure, long count) {
    LONGS.setRelease(memory, figure.at, get(figure) + count);
  }
}
