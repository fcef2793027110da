package ai.honeyhive.server.internal.sqlite.text;

import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.store.StoreException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Fills the index on a thread of its own, behind the writer of events. While the writer has work it
 * takes a fifth of a processor and no more, but never nothing; then it catches up, and at last it
 * joins the parts of the index.
 */
public final class TextIndex implements AutoCloseable {
  /** How much longer than it works it rests while events are written. */
  private static final int REST = 4;

  // Events that come one by one are taken in together.
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
  private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int FORGET_AFTER = 1000;

  private final Readers readers;
  private final BooleanSupplier busy;
  private final LongFunction<CompletableFuture<Void>> forget;
  private final TextFile file;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean committed = true;
  private boolean closed;
  private long event;
  private long change;
  private long forgotten;
  private CompletableFuture<Void> forgetting = CompletableFuture.completedFuture(null);

  /**
   * Starts to fill an index.
   *
   * @param file is closed with this
   * @param readers see the file
   * @param busy whether events wait to be written
   * @param forget is told up to which change the log of changes is not needed any more
   */
  public TextIndex(
      TextFile file,
      Readers readers,
      BooleanSupplier busy,
      LongFunction<CompletableFuture<Void>> forget)
      throws SQLException {
    this.readers = readers;
    this.busy = busy;
    this.forget = forget;
    this.file = file;
    this.event = file.event();
    this.change = file.change();
    this.forgotten = change;
    this.thread = new Thread(this::run, "honeyhive-server-text-index");
    thread.setDaemon(true);
    thread.start();
  }

  /** Events were written. */
  public void committed() {
    lock.lock();
    try {
      committed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    boolean more = true;
    while (awaitWork(more)) {
      try {
        if (!more) {
          rest(GATHER_NANOS);
        }
        long start = System.nanoTime();
        more = fill();
        if (!more) {
          more = file.merge();
        } else if (busy.getAsBoolean()) {
          rest(REST * (System.nanoTime() - start));
        }
      } catch (SQLException | RuntimeException e) {
        // Whoever asks is told how far behind the index is; it is tried again.
        more = true;
        rest(AFTER_FAILURE_NANOS);
      }
    }
  }

  /** Waits until something was committed, unless there is something left to do. */
  private boolean awaitWork(boolean more) {
    lock.lock();
    try {
      while (!closed && !committed && !more) {
        changed.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void rest(long nanos) {
    long end = System.nanoTime() + nanos;
    lock.lock();
    try {
      for (long left = nanos; !closed && left > 0; left = end - System.nanoTime()) {
        try {
          left = changed.awaitNanos(left);
        } catch (InterruptedException e) {
          // Only closing ends this thread.
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes in one batch; returns whether there was one. */
  private boolean fill() throws SQLException {
    lock.lock();
    try {
      committed = false;
    } finally {
      lock.unlock();
    }
    TextBatch batch = readers.read(connection -> TextBatch.read(connection, event, change));
    if (batch.event() == event && batch.change() == change) {
      return false;
    }
    file.write(batch);
    event = batch.event();
    change = batch.change();
    if (change - forgotten >= FORGET_AFTER && forgetting.isDone()) {
      forgetting = forget.apply(change);
      forgotten = change;
    }
    return true;
  }

  /** Ends the thread; what is not in the index comes in when it is opened again. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      thread.join();
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new StoreException("The text index cannot be closed: " + e.getMessage(), e);
    }
  }
}
