package ai.honeyhive.tracer.internal.operations.later;

import java.lang.ref.WeakReference;
import java.util.concurrent.CancellationException;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Results that have to be asked whether they are complete. They are asked by one thread, which
 * there is only while there is something to ask: the more often the younger, so that what is
 * recorded is late by a thirtieth at most, or a millisecond.
 */
final class Futures {
  private static final DelayQueue<Asked> ASKED = new DelayQueue<>();
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long IDLE = 500;

  /** So long a future is held, that nobody else may hold although its work goes on. */
  private static final long HELD = TimeUnit.SECONDS.toNanos(10);

  private static @Nullable Thread thread;

  private Futures() {}

  /** Asks the future from now on. */
  static void follow(Future<?> future, Completion completion) {
    Asked asked = new Asked(future, completion);
    if (!asked.isOver()) {
      completion.followed(() -> asked.released = true);
      ASKED.add(asked);
      startThread();
    }
  }

  private static synchronized void startThread() {
    if (thread == null) {
      Thread started = new Thread(Futures::work, "honeyhive-futures");
      started.setDaemon(true);
      started.setContextClassLoader(null);
      started.start();
      thread = started;
    }
  }

  private static void work() {
    while (true) {
      try {
        Asked next = ASKED.poll(IDLE, TimeUnit.MILLISECONDS);
        if (next == null ? endsIfIdle() : !next.isOver() && !ASKED.add(next)) {
          return;
        }
      } catch (InterruptedException e) {
        // By a future that interrupts whoever asks it.
      }
    }
  }

  private static synchronized boolean endsIfIdle() {
    if (ASKED.isEmpty()) {
      thread = null;
      return true;
    }
    return false;
  }

  /** One future. */
  private static final class Asked implements Delayed {
    private final WeakReference<Future<?>> future;
    private final Completion completion;
    private final long since = System.nanoTime();
    private @Nullable Future<?> held;
    private long due = since;
    private volatile boolean released;

    Asked(Future<?> future, Completion completion) {
      this.future = new WeakReference<>(future);
      this.completion = completion;
      this.held = future;
    }

    /** Asks the future, and when it is to be asked again. */
    boolean isOver() {
      Future<?> asked = held == null ? future.get() : held;
      if (released) {
        return true;
      }
      if (asked == null) {
        completion.forget("dropped before its end");
        return true;
      }
      long now = System.nanoTime();
      if (now - since > HELD) {
        held = null;
      }
      due = now + Math.max(SHORTEST, Math.min(LONGEST, (now - since) / 32));
      try {
        return asked.isDone() && isTold(asked);
      } catch (RuntimeException | Error e) {
        // The one thread must go on for the others.
        completion.abandon("it cannot be asked: " + e.getClass().getName());
        return true;
      }
    }

    private boolean isTold(Future<?> done) {
      try {
        completion.complete(done.get(0, TimeUnit.NANOSECONDS));
      } catch (CancellationException e) {
        completion.abandon("cancelled");
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        completion.fail(cause == null ? e : cause);
      } catch (TimeoutException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      return true;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return other instanceof Asked asked ? Long.compare(due - asked.due, 0) : 0;
    }
  }
}
