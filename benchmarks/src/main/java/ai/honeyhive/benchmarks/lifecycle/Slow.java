package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.launch.Child;
import ai.honeyhive.benchmarks.launch.Jdk;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The ends of the pipelines we compare with. They take up to a minute each and use no CPU in that
 * time, so they run beside the rest, all at once.
 */
final class Slow implements AutoCloseable {
  static final int LIMIT_SECONDS = 60;
  static final List<Integer> EXITS = List.of(1, 5);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Future<Ended>> closes = new LinkedHashMap<>();
  private final Map<String, Future<Ended>> exits = new LinkedHashMap<>();
  private final List<Child> children = new ArrayList<>();

  /** How something ended: after how long, and what the pipeline says of it. */
  record Ended(double millis, String claim) {}

  Slow(Map<String, URI> dead) {
    dead.forEach((backend, server) -> {
      for (String pipeline : List.of("okhttp", "jdk")) {
        Child child = started(CloseClient.class, pipeline, server, 2_048);
        closes.put(pipeline + "|" + backend, threads.submit(() -> closed(child)));
      }
    });
    dead.forEach((backend, server) -> {
      for (int count : backend.equals("answers 503") ? List.<Integer>of() : EXITS) {
        Child child = started(ExitClient.class, "braintrust", server, count);
        exits.put("braintrust|" + count + ", " + backend, threads.submit(() -> exited(child)));
      }
    });
  }

  private Child started(Class<?> main, String pipeline, URI server, int count) {
    Child child = Child.start(
        new Child.Program(Jdk.current(), pipeline, main, "-Xmx256m"),
        pipeline,
        server.toString(),
        String.valueOf(count));
    children.add(child);
    return child;
  }

  static Ended closed(Child child) {
    String[] words = child.read().split(" ", 2);
    return new Ended(Double.parseDouble(words[0]), words[1]);
  }

  /** From the end of {@code main} to that of the process. */
  static Ended exited(Child child) throws InterruptedException {
    child.read();
    long start = System.nanoTime();
    boolean ended = child.awaitEnd(LIMIT_SECONDS);
    return new Ended((System.nanoTime() - start) / 1e6, ended ? "" : "not within the limit");
  }

  Map<String, Ended> closes() throws InterruptedException {
    return all(closes);
  }

  Map<String, Ended> exits() throws InterruptedException {
    return all(exits);
  }

  private static Map<String, Ended> all(Map<String, Future<Ended>> futures)
      throws InterruptedException {
    Map<String, Ended> results = new LinkedHashMap<>();
    for (Map.Entry<String, Future<Ended>> entry : futures.entrySet()) {
      try {
        results.put(entry.getKey(), entry.getValue().get());
      } catch (ExecutionException e) {
        throw new IllegalStateException(entry.getKey(), e);
      }
    }
    return results;
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    threads.shutdownNow();
  }
}
