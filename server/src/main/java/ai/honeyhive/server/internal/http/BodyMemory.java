package ai.honeyhive.server.internal.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the bodies of all requests at one time hold in memory. One body always fits; when
 * several large ones come at once, some are asked to come again.
 */
public final class BodyMemory {
  /** The most bytes of one body on the wire. */
  public static final int MAX_WIRE_BYTES = 20 << 20;

  /** The most bytes of one body after decompression. */
  public static final int MAX_DECODED_BYTES = 64 << 20;

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  BodyMemory(long limit) {
    this.limit = limit;
  }

  /** A quarter of the heap, but at least one body of the largest size. */
  public static BodyMemory ofHeap() {
    return new BodyMemory(Math.max(MAX_DECODED_BYTES, Runtime.getRuntime().maxMemory() / 4));
  }

  /** Begins to count what one request holds. */
  public Share share() {
    return new Share();
  }

  /** What one request holds. Used by one thread; closed when the request was answered. */
  public final class Share implements AutoCloseable {
    private long taken;

    /** Counts more bytes; refuses them when all requests hold too many. */
    public void take(long bytes) {
      taken += bytes;
      if (used.addAndGet(bytes) > limit && taken < used.get()) {
        throw HttpFailure.unavailable("Too many large requests at one time", 1);
      }
    }

    @Override
    public void close() {
      used.addAndGet(-taken);
      taken = 0;
    }
  }
}
