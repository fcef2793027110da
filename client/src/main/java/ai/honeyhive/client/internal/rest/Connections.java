package ai.honeyhive.client.internal.rest;

import java.lang.reflect.InvocationTargetException;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One HTTP client with its kept connections, and the threads that read answers. */
final class Connections {
  private static final AtomicInteger THREADS = new AtomicInteger();
  private static final long IDLE_SECONDS = 5;

  private final RestSettings settings;
  private final @Nullable ThreadPoolExecutor own;
  private final Executor executor;
  private @Nullable HttpClient made;

  Connections(RestSettings settings) {
    this.settings = settings;
    Executor given = settings.executor();
    if (given == null) {
      own = threads();
      executor = own;
    } else {
      own = null;
      executor = given;
    }
  }

  private static ThreadPoolExecutor threads() {
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
          Thread thread = new Thread(task, "honeyhive-client-" + THREADS.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  Executor executor() {
    return executor;
  }

  synchronized HttpClient client() {
    HttpClient given = settings.httpClient();
    if (given != null) {
      return given;
    }
    if (made == null) {
      made = HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(settings.times().connect())
          .executor(executor)
          .build();
    }
    return made;
  }

  /** What the application gave stays open. Our threads end when they have nothing to do. */
  synchronized void close() {
    HttpClient ended = made;
    made = null;
    if (ended != null) {
      shutDown(ended);
    }
    if (own != null) {
      own.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }
  }

  /** Before JDK 21 the garbage collector does it. */
  private static void shutDown(HttpClient client) {
    try {
      HttpClient.class.getMethod("shutdownNow").invoke(client);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // it ends when nobody refers to it
    }
  }
}
