package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.encoding.SpanSize;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ended spans that no worker has looked at yet: many producers, one consumer, no lock. Bounded by
 * count and by bytes. Measuring a span costs the thread that ends it half as much again as the span
 * itself, so it is done only where it matters: not while a handful wait; then to one span in
 * seventeen; and to each as soon as one was so large that the bound of the count does not keep the
 * queue within its bytes.
 */
final class SpanQueue {
  private static final int UNMEASURED = 256;

  /** Odd, so that it does not keep step with large and small spans that take turns. */
  private static final int SAMPLE = 17;

  private final Queue<Supplier<SpanData>> spans = new ConcurrentLinkedQueue<>();
  private final AtomicLong added = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final int capacity;
  private final long smallBytes;
  private volatile boolean measuring;

  /**
   * Makes a queue.
   *
   * @param capacity spans that fit
   * @param bytes how many bytes they should have together, about
   */
  SpanQueue(int capacity, long bytes) {
    this.capacity = capacity;
    this.smallBytes = bytes / capacity / 2;
  }

  /** A span that was measured, and is read already. */
  private record Measured(SpanData span, Supplier<SpanData> from, long size)
      implements Supplier<SpanData> {
    @Override
    public SpanData get() {
      return span;
    }
  }

  /**
   * Adds a span.
   *
   * @param room bytes there are for the spans of this queue
   * @return how many wait now, or 0 when there is no room
   */
  long offer(Supplier<SpanData> span, long room) {
    long before = added.get();
    long waiting = before - taken.get();
    if (waiting >= capacity || bytes.get() >= room) {
      return 0;
    }
    boolean measure = waiting >= UNMEASURED && (measuring || before % SAMPLE == 0);
    Supplier<SpanData> entry = measure ? measured(span) : span;
    // Counted before it is there: a flush must never believe that it waited for a span it did not
    // see.
    long position = added.incrementAndGet();
    spans.add(entry);
    return Math.max(1, position - taken.get());
  }

  private Supplier<SpanData> measured(Supplier<SpanData> span) {
    SpanData data = span.get();
    long size = SpanSize.estimate(data);
    bytes.addAndGet(size);
    if (size > smallBytes) {
      measuring = true;
    }
    return new Measured(data, span, size);
  }

  /** Takes the span that waits longest, or null. */
  @Nullable
  Supplier<SpanData> poll() {
    Supplier<SpanData> entry = spans.poll();
    if (entry == null) {
      return null;
    }
    long position = taken.incrementAndGet();
    if (measuring && added.get() - position < UNMEASURED) {
      measuring = false;
    }
    if (entry instanceof Measured measured) {
      bytes.addAndGet(-measured.size());
    }
    return entry;
  }

  /** Whoever wants to know of a span's end: the span itself, or what it was measured from. */
  static Supplier<SpanData> unwrap(Supplier<SpanData> entry) {
    return entry instanceof Measured measured ? measured.from() : entry;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  long size() {
    return Math.max(0, added.get() - taken.get());
  }

  /** Bytes of those that were measured. */
  long bytes() {
    return bytes.get();
  }

  /** How many were ever added. */
  long added() {
    return added.get();
  }
}
