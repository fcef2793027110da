package ai.honeyhive.server.internal.tail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one watcher has not seen yet: bounded in number and in bytes; what is too much is counted.
 */
final class Watcher {
  static final int MOST_WAITING = 1_000;
  static final long MOST_BYTES = 16L << 20;

  private final String project;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition there = lock.newCondition();
  private final Deque<News> waiting = new ArrayDeque<>();
  private long bytes;
  private long dropped;

  Watcher(String project) {
    this.project = project;
  }

  /** Adds what the watcher may see; never waits for the watcher. */
  void offer(News news) {
    if (!news.project.equals(project)) {
      return;
    }
    lock.lock();
    try {
      boolean fits =
          waiting.size() < MOST_WAITING && (waiting.isEmpty() || bytes + news.bytes <= MOST_BYTES);
      if (fits) {
        waiting.add(news);
        bytes += news.bytes;
      } else {
        dropped++;
      }
      there.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next news; null when there was none for a time. */
  @Nullable
  News poll(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (waiting.isEmpty() && left > 0) {
        left = there.awaitNanos(left);
      }
      News next = waiting.poll();
      if (next != null) {
        bytes -= next.bytes;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** How many were left out since this was last asked. */
  long takeDropped() {
    lock.lock();
    try {
      long taken = dropped;
      dropped = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    lock.lock();
    try {
      return waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
