package ai.honeyhive.tracer.internal.export;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets threads that end spans wait until there is room in the queue. Thread-safe. */
final class Room {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition made = lock.newCondition();

  /** Says that there may be room now. */
  void made() {
    lock.lock();
    try {
      made.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Tries until it works; false when it is of no use any more or the time is over first. */
  boolean await(BooleanSupplier attempt, BooleanSupplier useless, Duration atMost) {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      while (!attempt.getAsBoolean()) {
        if (nanos <= 0 || useless.getAsBoolean()) {
          return false;
        }
        nanos = made.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
