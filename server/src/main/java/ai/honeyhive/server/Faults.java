package ai.honeyhive.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with the next requests to a server, for tests of those who send to it: a script
 * that can be changed while the server runs. What is not in the script goes right. Thread-safe.
 */
public final class Faults {
  /** As often as there are requests, until the script is {@link #clear cleared}. */
  public static final int ALWAYS = Integer.MAX_VALUE;

  private static final Set<String> TRACES = Set.of("/v1/traces", "/opentelemetry/v1/traces");

  private final Map<String, Deque<Step>> script = new HashMap<>();
  private final Map<String, Integer> received = new HashMap<>();
  private long clearings;

  /** A fault, and how often it is still to happen. */
  private static final class Step {
    private final Fault fault;
    private int times;

    private Step(Fault fault, int times) {
      this.fault = fault;
      this.times = times;
    }
  }

  /** Makes an empty script. */
  public Faults() {}

  /**
   * Adds a fault of the next OTLP requests, after those that are in the script already.
   *
   * @param times of how many requests, or {@link #ALWAYS}
   * @param fault what goes wrong
   * @return this script
   */
  public Faults traces(int times, Fault fault) {
    return add("", times, fault);
  }

  /**
   * Adds a fault of the next requests to a path, after those that are in the script already.
   *
   * @param path the path, for example {@code /session/start}
   * @param times of how many requests, or {@link #ALWAYS}
   * @param fault what goes wrong
   * @return this script
   */
  public Faults path(String path, int times, Fault fault) {
    return add(key(path), times, fault);
  }

  private synchronized Faults add(String key, int times, Fault fault) {
    if (times < 1) {
      throw new IllegalArgumentException("times must be 1 or more: " + times);
    }
    script
        .computeIfAbsent(key, k -> new ArrayDeque<>())
        .add(new Step(Objects.requireNonNull(fault, "fault"), times));
    return this;
  }

  /** Empties the script, and lets the requests go on that it keeps waiting. */
  public synchronized void clear() {
    script.clear();
    clearings++;
    notifyAll();
  }

  /**
   * Returns how many requests came to a path, whatever became of them.
   *
   * @param path the path, without a query
   * @return a count
   */
  public synchronized int received(String path) {
    return received.getOrDefault(path, 0);
  }

  synchronized void count(String path) {
    received.merge(path, 1, Integer::sum);
  }

  synchronized boolean isEmpty() {
    return script.isEmpty();
  }

  /** The fault of a request of this size, which is one time less to come then. */
  synchronized @Nullable Fault take(String path, int bytes) {
    String key = key(path);
    Deque<Step> steps = script.get(key);
    Step next = steps == null ? null : steps.peek();
    if (steps == null || next == null || !next.fault.concerns(bytes)) {
      return null;
    }
    if (next.times != ALWAYS && --next.times == 0) {
      steps.remove();
    }
    return next.fault;
  }

  /** Waits for a time, or until the script is cleared. */
  synchronized void await(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long before = clearings;
    try {
      for (long left = time.toNanos(); left > 0 && clearings == before; ) {
        // Rounded up: a wait of 0 ms would be one without end.
        wait(left / 1_000_000 + 1);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String key(String path) {
    return TRACES.contains(path) ? "" : path;
  }
}
