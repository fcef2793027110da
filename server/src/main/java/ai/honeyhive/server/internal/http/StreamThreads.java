package ai.honeyhive.server.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that write streams: one for each, so that they take none from the requests that are
 * answered at once. Virtual where the platform has them; a bounded number everywhere.
 */
final class StreamThreads implements AutoCloseable {
  static final int MOST = 128;
  private static final long STOP_MILLIS = 3_000;

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();
  private final ThreadFactory factory = factory();
  private boolean closed;

  /** Runs a task on a thread of its own; false when there are too many, or it is too late. */
  synchronized boolean start(Runnable task) {
    if (closed || running.size() >= MOST) {
      return false;
    }
    Thread thread = factory.newThread(() -> {
      try {
        task.run();
      } finally {
        running.remove(Thread.currentThread());
      }
    });
    running.add(thread);
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError e) {
      // The platform has no more threads.
      running.remove(thread);
      return false;
    }
  }

  private static ThreadFactory factory() {
    String name = "honeyhive-server-stream-";
    try {
      // Thread.ofVirtual().name(name, 1).factory(), which is not in Java 17.
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      Object named = builder.getMethod("name", String.class, long.class).invoke(virtual, name, 1L);
      return (ThreadFactory) builder.getMethod("factory").invoke(named);
    } catch (ReflectiveOperationException e) {
      AtomicInteger number = new AtomicInteger();
      return task -> {
        Thread thread = new Thread(task, name + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
      };
    }
  }

  /** Interrupts all, and waits for them a moment. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    running.forEach(Thread::interrupt);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
    try {
      for (Thread thread : running) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
