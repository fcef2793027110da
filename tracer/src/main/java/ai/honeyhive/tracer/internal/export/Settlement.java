package ai.honeyhive.tracer.internal.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets a flush wait until everything that was accepted before it is settled: delivered, rejected or
 * dropped. The queue keeps its order and there is one worker, so two counts are enough.
 * Thread-safe.
 */
final class Settlement {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition progress = lock.newCondition();
  private final Deadline deadline = new Deadline();
  private final List<Waiter> waiters = new ArrayList<>();
  private long settled;
  private boolean over;

  private record Waiter(long accepted, Consumer<Boolean> then) {}

  Deadline deadline() {
    return deadline;
  }

  void settled(int spans) {
    List<Waiter> done;
    lock.lock();
    try {
      settled += spans;
      progress.signalAll();
      done = take(waiter -> waiter.accepted() <= settled);
    } finally {
      lock.unlock();
    }
    done.forEach(waiter -> waiter.then().accept(true));
  }

  /** Calls back with true when that many spans are settled, with false when they never will be. */
  void whenSettled(long accepted, Consumer<Boolean> then) {
    boolean already;
    boolean never;
    lock.lock();
    try {
      already = settled >= accepted;
      never = over && !already;
      if (!already && !never) {
        waiters.add(new Waiter(accepted, then));
      }
    } finally {
      lock.unlock();
    }
    if (already || never) {
      then.accept(already);
    }
  }

  /** Nothing more will be settled. */
  void giveUp() {
    List<Waiter> left;
    lock.lock();
    try {
      over = true;
      left = take(waiter -> true);
    } finally {
      lock.unlock();
    }
    left.forEach(waiter -> waiter.then().accept(false));
  }

  private List<Waiter> take(Predicate<Waiter> which) {
    List<Waiter> taken = waiters.stream().filter(which).toList();
    waiters.removeAll(taken);
    return taken;
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
