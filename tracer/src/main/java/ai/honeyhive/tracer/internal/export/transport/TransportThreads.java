package ai.honeyhive.tracer.internal.export.transport;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads of one transport: few, daemons, and only while there is something to do or to wait
 * for. They see the system's classes only, so that they hold no application that is gone; for the
 * same reason the JDK's own timer is not used: its thread, which never ends, would hold us.
 */
final class TransportThreads extends ScheduledThreadPoolExecutor {
  private static final long IDLE_MILLIS = 2000;
  private static final Duration MOMENT = Duration.ofMillis(500);
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  TransportThreads(int most) {
    super(most, task -> {
      Thread thread = new Thread(task, "honeyhive-http-" + NUMBER.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
      return thread;
    });
    setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    setRemoveOnCancelPolicy(true);
    allowCoreThreadTimeOut(true);
  }

  /** Ends threads as soon as they have nothing to do. What comes later is still done. */
  void rest() {
    setKeepAliveTime(1, TimeUnit.MILLISECONDS);
  }

  /** Waits, after {@link #rest}, until there is none; a moment at most. */
  void awaitNone() {
    long end = System.nanoTime() + MOMENT.toNanos();
    while (getPoolSize() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(this, LOOK.toNanos());
    }
  }

  /** Keeps threads for a while. */
  void wake() {
    setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
