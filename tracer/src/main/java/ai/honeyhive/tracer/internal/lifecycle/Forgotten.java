package ai.honeyhive.tracer.internal.lifecycle;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Notices tracers, and results that arrive later, that nobody holds any more. A thread waits for
 * that as long as there is one that has something to finish, and no longer: it would keep the class
 * loader of an application that is gone. That is why it is not the JDK's {@code Cleaner}, whose
 * thread ends some garbage collections later. Thread-safe.
 */
public final class Forgotten {
  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();
  private static final Set<Watch> WATCHES = ConcurrentHashMap.newKeySet();

  private static int begun;
  private static @Nullable Thread thread;

  private Forgotten() {}

  /** One of them that is watched. */
  public static final class Watch extends PhantomReference<Object> {
    private final Runnable then;
    private boolean begun;
    private boolean ended;

    private Watch(Object watched, Runnable then) {
      super(watched, GONE);
      this.then = then;
    }

    /** From now on there is something to finish, so it must not stay unnoticed. */
    public void begin() {
      Forgotten.begin(this);
    }

    /** It has nothing to finish any more, or its end was noticed; a second call does nothing. */
    public void end() {
      WATCHES.remove(this);
      clear();
      Forgotten.end(this);
    }
  }

  private static synchronized void begin(Watch watch) {
    if (!watch.begun && !watch.ended) {
      // First, because there may be no thread to be had; then nothing has begun.
      startThread();
      watch.begun = true;
      begun++;
    }
  }

  private static synchronized void end(Watch watch) {
    if (watch.begun && !watch.ended && --begun == 0) {
      stopThread();
    }
    watch.ended = true;
  }

  /**
   * Watches a tracer or a result.
   *
   * @param then what to do when it is gone; it must not reach what is watched, and must not throw
   */
  public static Watch watch(Object watched, Runnable then) {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      gone(gone);
    }
    Watch watch = new Watch(watched, then);
    WATCHES.add(watch);
    return watch;
  }

  private static void startThread() {
    if (thread == null) {
      Thread started = new Thread(Forgotten::work, "honeyhive-cleaner");
      started.setDaemon(true);
      // The application's, where this SDK is shared by several; this thread may outlive one.
      started.setContextClassLoader(null);
      started.start();
      thread = started;
    }
  }

  private static void stopThread() {
    Thread stopped = thread;
    thread = null;
    if (stopped != null && stopped != Thread.currentThread()) {
      stopped.interrupt();
    }
  }

  private static void work() {
    while (isNeeded()) {
      try {
        gone(GONE.remove());
      } catch (InterruptedException stoppedOrNot) {
        // Asked again above.
      }
    }
  }

  private static synchronized boolean isNeeded() {
    return thread == Thread.currentThread();
  }

  private static void gone(Reference<?> reference) {
    if (reference instanceof Watch watch && WATCHES.contains(watch)) {
      watch.then.run();
    }
  }
}
