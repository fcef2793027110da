package ai.honeyhive.tracer.internal.lifecycle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What of a tracer waits for a result, and ends with the tracer at the latest. Thread-safe. */
public final class LateResults {
  private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();

  /**
   * Something begins to wait.
   *
   * @param closed what to do when the tracer closes before; it must not throw
   */
  public void add(Object waits, Runnable closed) {
    waiting.put(waits, closed);
  }

  /** It waits no more; nothing happens when it never did. */
  public void remove(Object waited) {
    waiting.remove(waited);
  }

  /** The tracer closes. */
  void close() {
    waiting.values().forEach(Runnable::run);
    waiting.clear();
  }
}
