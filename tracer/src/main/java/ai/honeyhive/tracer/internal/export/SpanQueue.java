package ai.honeyhive.tracer.internal.export;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ended spans on their way to the worker: many producers, one consumer, bounded by count. A
 * producer takes no lock and wakes the consumer only when a whole batch waits.
 */
final class SpanQueue {
  private final Queue<Supplier<SpanData>> spans = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final int capacity;
  private final int batch;
  private volatile @Nullable Thread parked;
  private volatile boolean hurried;

  SpanQueue(int capacity, int batch) {
    this.capacity = capacity;
    this.batch = batch;
  }

  /** Takes the span unless the queue is full. */
  boolean offer(Supplier<SpanData> span) {
    int waiting = size.incrementAndGet();
    if (waiting > capacity) {
      size.decrementAndGet();
      return false;
    }
    spans.add(span);
    if (waiting >= batch) {
      unpark();
    }
    return true;
  }

  /** Asks the consumer not to wait before everything that is queued now has been taken. */
  void hurry() {
    hurried = true;
    unpark();
  }

  private void unpark() {
    Thread consumer = parked;
    if (consumer != null) {
      parked = null;
      LockSupport.unpark(consumer);
    }
  }

  /**
   * Waits, in the consumer, until a batch is complete, somebody is in a hurry, or the time is over.
   */
  void awaitBatch(Duration time) {
    parked = Thread.currentThread();
    if (size.get() < batch && !hurried) {
      LockSupport.parkNanos(this, time.toNanos());
    }
    parked = null;
  }

  /** Removes up to one batch, in order of arrival. */
  List<Supplier<SpanData>> poll() {
    boolean wasHurried = hurried;
    hurried = false;
    List<Supplier<SpanData>> taken = take();
    if (wasHurried && taken.size() == batch) {
      hurried = true;
    }
    return taken;
  }

  private List<Supplier<SpanData>> take() {
    List<Supplier<SpanData>> taken = new ArrayList<>();
    while (taken.size() < batch) {
      Supplier<SpanData> span = spans.poll();
      if (span == null) {
        break;
      }
      taken.add(span);
      size.decrementAndGet();
    }
    return taken;
  }
}
