package ai.honeyhive.server.internal.retention;

import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.upkeep.Removed;
import ai.honeyhive.server.store.upkeep.Retention;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Deletes what a store is not to keep any longer, now and then, on a thread of its own. */
public final class RetentionTask implements AutoCloseable {
  private static final Logger LOG = System.getLogger(RetentionTask.class.getName());
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final long END_MILLIS = 30_000;

  private final EventStore store;
  private final @Nullable Duration age;
  private final @Nullable Long bytes;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "honeyhive-server-retention");
  private boolean warned;

  /**
   * Makes a task; {@link #start} begins at once.
   *
   * @param age after which a session goes, or null
   * @param bytes above which the oldest sessions go, or null
   */
  public RetentionTask(EventStore store, @Nullable Duration age, @Nullable Long bytes) {
    this.store = store;
    this.age = age;
    this.bytes = bytes;
    thread.setDaemon(true);
  }

  /** Starts, when there is something to do. */
  public RetentionTask start() {
    if (age != null || bytes != null) {
      thread.start();
    }
    return this;
  }

  private void run() {
    try {
      do {
        retain();
      } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "stopped while deleting", e);
    }
  }

  private void retain() {
    try {
      if (age != null) {
        retain(Retention.since(Instant.now().minus(age)));
      }
      if (bytes != null && closed.getCount() > 0) {
        retain(Retention.atMost(bytes));
      }
    } catch (StoreException e) {
      LOG.log(
          warned || closed.getCount() == 0 ? Level.DEBUG : Level.WARNING,
          "Old sessions could not be deleted; this is tried again",
          e);
      warned = true;
    }
  }

  private void retain(Retention retention) {
    Removed removed = store.retain(retention);
    if (removed.sessions() > 0) {
      LOG.log(Level.DEBUG, "deleted old sessions: {0}", removed);
    }
  }

  /** Ends; waits for a deletion that is running. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
