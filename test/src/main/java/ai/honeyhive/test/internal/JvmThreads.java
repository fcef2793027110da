package ai.honeyhive.test.internal;

import io.opentelemetry.context.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Threads that belong to the JVM and not to any test. */
final class JvmThreads {
  private static boolean started;

  private JvmThreads() {}

  /**
   * Brings up, once, the threads that the JVM and OpenTelemetry start on first use and keep for
   * ever, so that they are there before the first test and no test is blamed for them.
   */
  static synchronized void start() {
    if (started) {
      return;
    }
    started = true;
    Context.current();
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, Runnable::run))
        .join();
    if (Runtime.version().feature() >= 21) {
      runVirtual(JvmThreads::waitForATimerAndASocket);
    }
  }

  /**
   * Tells whether a thread waits for work in one of the JVM's two own pools: the common pool and
   * the carriers of virtual threads. Nobody can stop those; with no work they are nobody's leak.
   */
  static boolean isIdleWorker(Thread thread, StackTraceElement[] stack) {
    return thread instanceof ForkJoinWorkerThread worker
        && (worker.getPool() == ForkJoinPool.commonPool()
            || thread.getClass().getName().equals("jdk.internal.misc.CarrierThread"))
        && Stream.of(stack).anyMatch(frame -> frame.getMethodName().equals("awaitWork"));
  }

  /**
   * Tells whether a thread selects for an HTTP client of a JDK that cannot close one. Such a thread
   * ends seconds after its client was collected, and nothing else ends it.
   */
  static boolean isUnendable(Thread thread) {
    return Runtime.version().feature() < 21
        && thread.getName().startsWith("HttpClient-")
        && thread.getName().endsWith("-SelectorManager");
  }

  private static void runVirtual(Runnable task) {
    try {
      Object thread =
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
      ((Thread) thread).join();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a JDK of 21 or later has Thread.startVirtualThread", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitForATimerAndASocket() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TimeUnit.MILLISECONDS.sleep(1);
      socket.setSoTimeout(1);
      socket.accept().close();
    } catch (SocketTimeoutException e) {
      // nobody connects; the wait was the purpose
    } catch (IOException e) {
      throw new IllegalStateException("cannot listen on loopback", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
