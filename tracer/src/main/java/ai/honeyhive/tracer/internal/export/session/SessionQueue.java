package ai.honeyhive.tracer.internal.export.session;

import ai.honeyhive.tracer.internal.context.Identity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a tracer has to tell of its sessions. Messages of one session go in order, one at a time,
 * and what is said meanwhile goes together; those of different sessions go a few at a time, so that
 * spans find a way beside them. Bounded. Thread-safe; tickets are settled without the lock.
 */
public final class SessionQueue {
  /** How many sessions may wait, or be under way. */
  public static final int MOST_SESSIONS = 10_000;

  private static final long MOST_BYTES = 16L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, SessionLine> lines = new HashMap<>();
  private final Queue<SessionLine> ready = new ArrayDeque<>();
  private final ReplacedSections replaced = new ReplacedSections();
  private final Supplier<Runnable> tickets;
  private final LongSupplier nanoTime;
  private int slots;
  private long bytes;
  private boolean closed;

  /**
   * Makes an empty queue.
   *
   * @param atATime how many messages may be under way
   * @param tickets makes what is run once when nobody has to wait for a message any more
   */
  public SessionQueue(int atATime, Supplier<Runnable> tickets, LongSupplier nanoTime) {
    this.slots = atATime;
    this.tickets = tickets;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts a session.
   *
   * @param updates how many updates that counts for
   * @return false when there is no room, or the queue is closed
   */
  public boolean start(Identity identity, SessionContent content, int updates) {
    lock.lock();
    try {
      SessionLine line = line(identity.sessionId(), content);
      if (line == null) {
        return false;
      }
      append(line, new SessionMessage(line, identity, nanoTime.getAsLong()), content, updates);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says something of a session, after all that was said of it before.
   *
   * @return false when there is no room, or the queue is closed
   */
  public boolean update(String sessionId, SessionContent content) {
    lock.lock();
    try {
      SessionLine line = line(sessionId, content);
      if (line == null) {
        return false;
      }
      SessionContent complete = replaced.complete(sessionId, content);
      SessionMessage last = line.waiting.peekLast();
      if (last != null && last.hasRoomFor(complete)) {
        bytes -= last.bytes();
        last.add(complete, 1);
        bytes += last.bytes();
      } else {
        append(line, new SessionMessage(line, null, nanoTime.getAsLong()), complete, 1);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable SessionLine line(String sessionId, SessionContent more) {
    if (closed || bytes + more.bytes() > MOST_BYTES) {
      return null;
    }
    SessionLine line = lines.get(sessionId);
    if (line == null && lines.size() < MOST_SESSIONS) {
      line = new SessionLine(sessionId);
      lines.put(sessionId, line);
    }
    return line;
  }

  private void append(
      SessionLine line, SessionMessage message, SessionContent content, int updates) {
    message.add(content, updates);
    bytes += message.bytes();
    if (!line.aside) {
      message.ticket = tickets.get();
    }
    if (line.waiting.isEmpty() && line.underWay == null) {
      ready.add(line);
    }
    line.waiting.add(message);
  }

  /** Whether there is a message that may go now. */
  public boolean hasNext() {
    lock.lock();
    try {
      return slots > 0 && !ready.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a message that may go now, or null; whoever takes it says when it has ended. */
  public @Nullable SessionMessage next() {
    lock.lock();
    try {
      SessionLine line = slots > 0 ? ready.poll() : null;
      SessionMessage message = line == null ? null : line.waiting.poll();
      if (line != null && message != null) {
        line.underWay = message;
        message.holdsSlot = true;
        slots--;
      }
      return message;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that a message will take long, though the server works: other sessions go before it, and
   * nobody waits for it or for what is said of its session meanwhile.
   */
  public void aside(SessionMessage message) {
    List<Runnable> settled = new ArrayList<>();
    lock.lock();
    try {
      free(message);
      message.line.aside = true;
      take(message, settled);
      message.line.waiting.forEach(each -> take(each, settled));
    } finally {
      lock.unlock();
    }
    settled.forEach(Runnable::run);
  }

  /** Says that a message has ended, however; the next one of its session may go. */
  public void ended(SessionMessage message) {
    List<Runnable> settled = new ArrayList<>();
    lock.lock();
    try {
      free(message);
      take(message, settled);
      bytes -= message.bytes();
      SessionLine line = message.line;
      line.underWay = null;
      line.aside = false;
      if (line.waiting.isEmpty()) {
        lines.remove(line.sessionId(), line);
      } else {
        ready.add(line);
      }
    } finally {
      lock.unlock();
    }
    settled.forEach(Runnable::run);
  }

  /** Takes nothing any more, and gives back what waits. What is under way may still end. */
  public List<SessionMessage> close() {
    List<SessionMessage> left = new ArrayList<>();
    List<Runnable> settled = new ArrayList<>();
    lock.lock();
    try {
      closed = true;
      ready.clear();
      for (SessionLine line : lines.values()) {
        left.addAll(line.waiting);
        line.waiting.clear();
      }
      left.forEach(each -> take(each, settled));
    } finally {
      lock.unlock();
    }
    settled.forEach(Runnable::run);
    return left;
  }

  private void free(SessionMessage message) {
    if (message.holdsSlot) {
      message.holdsSlot = false;
      slots++;
    }
  }

  private static void take(SessionMessage message, List<Runnable> settled) {
    if (message.ticket != null) {
      settled.add(message.ticket);
      message.ticket = null;
    }
  }
}
