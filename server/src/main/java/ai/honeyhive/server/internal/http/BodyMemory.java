package ai.honeyhive.server.internal.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the bodies of all requests at one time hold in memory. One body always fits; when
 * several large ones come at once, some are asked to come again.
 */
final class BodyMemory {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  BodyMemory(long limit) {
    this.limit = limit;
  }

  /** A quarter of the heap, but at least one body of the largest size. */
  static BodyMemory ofHeap() {
    return new BodyMemory(
        Math.max(BodyReader.MAX_DECODED_BYTES, Runtime.getRuntime().maxMemory() / 4));
  }

  Share share() {
    return new Share();
  }

  /** What one request holds. Used by one thread; closed when the request was answered. */
  final class Share implements AutoCloseable {
    private long taken;

    void take(long bytes) {
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
