package ai.honeyhive.test.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Pattern;

/**
 * Finds threads that were not there before the test and do not end after it.
 *
 * <p>Not every thread that starts between the begin and the end is the test's: JUnit starts its
 * timeout watcher when it is about to call the first method that has a timeout. So whoever calls
 * the test's methods says when: threads that come up between {@link #leave()} and {@link #enter()}
 * were started by other extensions.
 */
public final class ThreadGuard implements Guard {
  private static final String OURS = "honeyhive-";
  private static final long PAUSE_MILLIS = 50;

  private final Duration limit;
  private final List<Pattern> allowed;
  private final Set<Thread> before = new HashSet<>();
  private Set<Thread> outside = Set.of();

  /**
   * Makes a guard.
   *
   * @param limit how long a thread may take to end
   * @param allowed names of foreign threads the test says it cannot stop
   */
  public ThreadGuard(Duration limit, Collection<String> allowed) {
    this.limit = limit;
    this.allowed = allowed.stream().map(Pattern::compile).toList();
  }

  @Override
  public void begin() {
    JvmThreads.start();
    before.addAll(running().keySet());
    leave();
  }

  /** A method of the test is about to run. */
  public void enter() {
    Set<Thread> others = new HashSet<>(running().keySet());
    others.removeAll(outside);
    before.addAll(others);
  }

  /** A method of the test, or something else that counts as the test's, has run. */
  public void leave() {
    outside = running().keySet();
  }

  @Override
  public List<AssertionError> end() {
    long deadline = System.nanoTime() + limit.toNanos();
    Map<Thread, StackTraceElement[]> left = left();
    while (!left.isEmpty() && deadline - System.nanoTime() > 0) {
      if (!waitFor(left.keySet().iterator().next())) {
        break;
      }
      left = left();
      if (!left.isEmpty()) {
        // Some threads end only when the object they serve has been collected: the selector of
        // an HttpClient nobody closed, a Cleaner.
        System.gc();
      }
    }
    List<AssertionError> errors = new ArrayList<>();
    left.forEach((thread, stack) -> errors.add(error(thread, stack)));
    return errors;
  }

  private static Map<Thread, StackTraceElement[]> running() {
    // Asked before the stacks are taken: a worker that is only about to wake up still looks idle.
    boolean hasWork = ForkJoinPool.commonPool().hasQueuedSubmissions();
    Map<Thread, StackTraceElement[]> running = Thread.getAllStackTraces();
    if (!hasWork) {
      running
          .entrySet()
          .removeIf(entry -> JvmThreads.isIdleWorker(entry.getKey(), entry.getValue()));
    }
    return running;
  }

  private Map<Thread, StackTraceElement[]> left() {
    Map<Thread, StackTraceElement[]> left = running();
    left.keySet().removeAll(before);
    left.remove(Thread.currentThread());
    left.keySet()
        .removeIf(thread ->
            !thread.isAlive() || JvmThreads.isUnendable(thread) || isAllowed(thread.getName()));
    return left;
  }

  private boolean isAllowed(String name) {
    return !name.startsWith(OURS)
        && allowed.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static boolean waitFor(Thread thread) {
    try {
      thread.join(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private AssertionError error(Thread thread, StackTraceElement[] stack) {
    AssertionError error = new AssertionError("Leaked thread \"" + thread.getName() + "\" ("
        + (thread.isDaemon() ? "daemon, " : "") + thread.getState() + "): it did not exist before"
        + " the test and is still alive " + limit.toMillis() + " ms after it. Close what started"
        + " it (tracer, client, server, executor) before the test ends. It is here:"
        + Stacks.describe(stack));
    error.setStackTrace(stack);
    return error;
  }
}
