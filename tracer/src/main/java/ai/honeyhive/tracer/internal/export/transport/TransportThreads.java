package ai.honeyhive.tracer.internal.export.transport;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one transport: few, daemons, and only while there is something to do. They see the
 * system's classes only, so that they hold no application that is gone.
 */
final class TransportThreads extends ThreadPoolExecutor {
  private static final long IDLE_MILLIS = 2000;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  TransportThreads(int most) {
    super(most, most, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
      Thread thread = new Thread(task, "honeyhive-http-" + NUMBER.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
      return thread;
    });
    allowCoreThreadTimeOut(true);
  }

  /** Ends threads as soon as they have nothing to do. What comes later is still done. */
  void rest() {
    setKeepAliveTime(1, TimeUnit.MILLISECONDS);
  }

  /** Keeps threads for a while. */
  void wake() {
    setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
