package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.internal.diagnostics.LastWords;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes the tracers that are still open when the JVM ends, all of them within one deadline.
 * Thread-safe.
 */
final class ExitHook {
  static final ExitHook INSTANCE = new ExitHook();
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final Set<TracerCore> open = ConcurrentHashMap.newKeySet();
  private boolean installed;

  private ExitHook() {}

  void add(TracerCore core) {
    open.add(core);
    install();
  }

  void remove(TracerCore core) {
    open.remove(core);
  }

  private synchronized void install() {
    if (installed) {
      return;
    }
    installed = true;
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "honeyhive-exit"));
    } catch (IllegalStateException alreadyShuttingDown) {
      // A tracer made while the JVM ends is closed by nobody; its spans go as far as the time
      // reaches.
      open.clear();
    }
  }

  private void closeAll() {
    if (open.isEmpty()) {
      // Nothing to do, and perhaps nothing to do it with: an undeployed application's class loader
      // is closed, and no class can be loaded from it.
      return;
    }
    LastWords.begin();
    long end = System.nanoTime() + BUDGET.toNanos();
    for (TracerCore core : open) {
      core.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }
}
