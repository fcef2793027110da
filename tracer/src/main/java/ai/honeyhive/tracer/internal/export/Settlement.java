package ai.honeyhive.tracer.internal.export;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a flush wait until everything that was accepted before it is settled: delivered, rejected or
 * dropped. The queue keeps its order and there is one worker, so two counts are enough.
 * Thread-safe.
 */
final class Settlement {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Deadline deadline = new Deadline();
  private long settled;

  Deadline deadline() {
    return deadline;
  }

  void settled(int spans) {
    lock.lock();
    try {
      settled += spans;
      progress.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until {@code accepted} spans are settled; false when the time was over first or the
   * thread is interrupted.
   */
  boolean await(long accepted, Duration timeout) {
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      while (settled < accepted) {
        if (nanos <= 0) {
          return false;
        }
        nanos = progress.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  static Duration bounded(Duration timeout) {
    return timeout.isNegative()
        ? Duration.ZERO
        : timeout.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : timeout;
  }

  static void join(Thread thread, Duration time) {
    try {
      TimeUnit.NANOSECONDS.timedJoin(thread, time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
