package ai.honeyhive.tracer.internal.export.dispatch;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The workers of this process: a few daemons, whose number does not depend on that of the tracers.
 * They exist while a tracer that sends holds them. Thread-safe.
 */
public final class SharedWorkers implements Workers {
  private static final int MOST = 4;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Object LOCK = new Object();
  private static @Nullable SharedWorkers current;

  private final ScheduledThreadPoolExecutor pool;
  private int holders;

  private SharedWorkers() {
    int threads = Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors() / 2));
    AtomicInteger number = new AtomicInteger();
    pool = new ScheduledThreadPoolExecutor(threads, task -> {
      Thread thread = new Thread(task, "honeyhive-worker-" + number.incrementAndGet());
      thread.setDaemon(true);
      // That of the thread that ended the first span may be an application that is undeployed one
      // day, while another goes on tracing.
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
      return thread;
    });
    pool.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    pool.allowCoreThreadTimeOut(true);
    pool.setRemoveOnCancelPolicy(true);
    pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The workers; whoever takes them gives them back with {@link #release}. */
  public static SharedWorkers acquire() {
    synchronized (LOCK) {
      SharedWorkers workers = current;
      if (workers == null) {
        workers = new SharedWorkers();
        current = workers;
      }
      workers.holders++;
      return workers;
    }
  }

  /** Gives the workers back; with the last holder they end, and what they were to do is dropped. */
  public void release() {
    synchronized (LOCK) {
      holders--;
      if (holders == 0) {
        current = null;
        // Idle threads end at once. None is interrupted: it could be writing to a spill, and an
        // interrupt closes the file under it.
        pool.shutdown();
      }
    }
  }

  @Override
  public void execute(Runnable task) {
    try {
      pool.execute(task);
    } catch (RejectedExecutionException ended) {
      // The last tracer was closed; nobody waits for this any more.
    }
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the task runs in a fence of its own
  public void after(Duration time, Runnable task) {
    try {
      pool.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException ended) {
      // as above
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
