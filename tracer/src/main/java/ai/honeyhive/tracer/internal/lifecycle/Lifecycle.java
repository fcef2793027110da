package ai.honeyhive.tracer.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The states of something that is closed once.
 *
 * <pre>
 *   OPEN --close--> CLOSING --closed, or out of time--> CLOSED
 * </pre>
 *
 * The state is one reference changed by compareAndSet. Whoever moves it to CLOSING closes; the
 * others wait for that, each within its own time. No lock is held while anybody else's code runs.
 * Thread-safe.
 */
public final class Lifecycle {
  private enum State {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
  private volatile @Nullable Thread closer;

  /** Whether nobody has begun to close it. */
  public boolean isOpen() {
    return state.get() == State.OPEN;
  }

  /**
   * Closes it, or waits until it is closed when somebody else does that. A call from within the
   * closing itself does not wait for its own end.
   *
   * @param timeout the longest time to wait for somebody else
   * @param closing what closes, given the timeout; called by the first caller only
   * @return whether it is closed now
   */
  public boolean close(Duration timeout, Consumer<Duration> closing) {
    if (!state.compareAndSet(State.OPEN, State.CLOSING)) {
      return closed.isDone() || (closer != Thread.currentThread() && await(timeout));
    }
    closer = Thread.currentThread();
    try {
      closing.accept(timeout);
    } finally {
      closer = null;
      state.set(State.CLOSED);
      closed.complete(true);
    }
    return true;
  }

  private boolean await(Duration timeout) {
    try {
      return closed.get(Math.max(0, nanos(timeout)), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private static long nanos(Duration time) {
    return time.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : time.toNanos();
  }
}
