package ai.honeyhive.tracer.internal.export.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes a body in slices, not copied. The JDK's own publisher copies all of it into buffers of
 * 16 KB, and its client wakes its selector for each.
 */
final class Slices implements Flow.Subscription {
  private static final int SLICE = 128 * 1024;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final long MOST = Long.MAX_VALUE / 2;
  private static final long OVER = -MOST;

  private final Flow.Subscriber<? super ByteBuffer> subscriber;
  private final AtomicLong demand = new AtomicLong();
  private ByteBuffer rest;

  Slices(ByteBuffer body, Flow.Subscriber<? super ByteBuffer> subscriber) {
    this.rest = body.duplicate();
    this.subscriber = subscriber;
  }

  @Override
  public void request(long slices) {
    if (slices <= 0) {
      if (demand.getAndSet(OVER) >= 0) {
        subscriber.onError(new IllegalArgumentException("a request for " + slices + " slices"));
      }
      return;
    }
    // Whoever finds no demand publishes, also what is asked for meanwhile.
    if (demand.getAndAccumulate(slices, Slices::more) == 0) {
      publish();
    }
  }

  private static long more(long demand, long slices) {
    if (demand < 0) {
      return demand;
    }
    return slices > MOST - demand ? MOST : demand + slices;
  }

  private void publish() {
    do {
      if (rest.hasRemaining()) {
        int length = Math.min(SLICE, rest.remaining());
        ByteBuffer slice = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        subscriber.onNext(slice);
      }
      if (!rest.hasRemaining()) {
        // A connection that waits for the next request still holds this.
        rest = NOTHING;
        if (demand.getAndSet(OVER) > 0) {
          subscriber.onComplete();
        }
        return;
      }
    } while (demand.decrementAndGet() > 0);
  }

  @Override
  public void cancel() {
    demand.set(OVER);
  }
}
