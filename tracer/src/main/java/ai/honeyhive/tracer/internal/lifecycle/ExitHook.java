package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.diagnostics.LastWords;
import ai.honeyhive.tracer.internal.export.Exiting;
import ai.honeyhive.tracer.internal.export.transport.Transports;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Delivers what the open tracers still have when the JVM ends: one hook for all, one deadline. It
 * waits for live spans first, then for what has ended, and leaves the tracers open: a framework
 * finishes its last requests in hooks of its own, beside this one. Thread-safe.
 *
 * <p>The hook is there while a tracer is open that had a span, and no longer: it would keep the
 * class loader of an application that is gone.
 */
final class ExitHook {
  private static final Map<Exiting, RuntimeProfile> OPEN = new ConcurrentHashMap<>();
  private static final long LOOK_MILLIS = 5;

  private static @Nullable Thread installed;

  private ExitHook() {}

  static void add(Exiting tracer, RuntimeProfile profile) {
    OPEN.put(tracer, profile);
    synchronized (ExitHook.class) {
      if (installed == null && !install()) {
        // The JVM is ending already. What comes now is waited for by those who bring it.
        OPEN.remove(tracer);
        tracer.hurry();
        tracer.stayUntil(System.nanoTime() + profile.lifecycle().toNanos());
      }
    }
  }

  /** The open tracers that had a span, each with its times. */
  static Map<Exiting, RuntimeProfile> open() {
    return new HashMap<>(OPEN);
  }

  static void remove(Exiting tracer) {
    OPEN.remove(tracer);
    synchronized (ExitHook.class) {
      Thread hook = installed;
      if (hook != null && OPEN.isEmpty()) {
        try {
          Runtime.getRuntime().removeShutdownHook(hook);
          installed = null;
        } catch (IllegalStateException ending) {
          // It runs, and has nothing left to do.
        }
      }
    }
  }

  private static boolean install() {
    Thread hook = new Thread(ExitHook::run, "honeyhive-exit");
    // The application's, where this SDK is shared by several.
    hook.setContextClassLoader(null);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return false;
    }
    installed = hook;
    return true;
  }

  /** What the hook does. */
  static void run() {
    if (OPEN.isEmpty()) {
      // Nothing to do, and perhaps nothing to do it with: an undeployed application's class loader
      // is closed, and no class can be loaded from it.
      return;
    }
    try {
      LastWords.begin();
      end(open());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError undeployed) {
      // As above, but for a tracer that was never closed.
    }
  }

  private static void end(Map<Exiting, RuntimeProfile> tracers) throws InterruptedException {
    long drained = System.nanoTime() + longest(tracers, RuntimeProfile::drain);
    long end = drained + longest(tracers, RuntimeProfile::lifecycle);
    tracers.keySet().forEach(Exiting::hurry);
    while (isLive() && System.nanoTime() < drained) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    long flushed = System.nanoTime() + longest(tracers, RuntimeProfile::lifecycle);
    Map<Exiting, CompletableFuture<Boolean>> settled = settle(OPEN.keySet(), flushed);
    settled.forEach((tracer, all) -> {
      // False when it came back early, because the server does not answer.
      if (all.getNow(false)) {
        tracer.stayUntil(end);
      } else {
        tracer.giveUp();
      }
    });
    Transports.quiet();
  }

  private static boolean isLive() {
    return OPEN.keySet().stream().anyMatch(tracer -> tracer.live() > 0);
  }

  /** Waits until all that has ended is settled, at most to the deadline. */
  static Map<Exiting, CompletableFuture<Boolean>> settle(Set<Exiting> tracers, long deadline)
      throws InterruptedException {
    Map<Exiting, CompletableFuture<Boolean>> settled = new HashMap<>();
    tracers.forEach(tracer -> settled.put(tracer, tracer.settled()));
    try {
      CompletableFuture.allOf(settled.values().toArray(CompletableFuture[]::new))
          .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The caller sees which are not done.
    }
    return settled;
  }

  static long longest(
      Map<Exiting, RuntimeProfile> tracers, Function<RuntimeProfile, Duration> time) {
    return tracers.values().stream()
        .map(time)
        .mapToLong(Duration::toNanos)
        .max()
        .orElse(0);
  }
}
