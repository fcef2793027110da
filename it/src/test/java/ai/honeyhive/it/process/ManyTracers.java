package ai.honeyhive.it.process;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Opens that many tracers, each with a key of its own and a span that was delivered, counts their
 * threads and what they hold of the heap, and forgets them. Ends with 0 when both are within bounds
 * and nothing is left.
 */
public final class ManyTracers {
  private static final int MOST_THREADS = 10;
  private static final long MOST_BYTES = 50 * 1024;
  /** In all: what the classes loaded meanwhile, and the program's own server, hold. */
  private static final long LEFT_BYTES = 4L * 1024 * 1024;

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private ManyTracers() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    try (LocalBackend backend = new LocalBackend()) {
      // What the first tracer of a process brings is not the others'.
      open(backend, "warm").close();
      awaitNoThreads();
      long before = heap();
      List<HoneyHiveTracer> tracers = new ArrayList<>();
      List<WeakReference<HoneyHiveTracer>> references = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        HoneyHiveTracer tracer = open(backend, "hh_key_" + i);
        tracers.add(tracer);
        references.add(new WeakReference<>(tracer));
      }
      long delivered = 0;
      for (HoneyHiveTracer tracer : tracers) {
        delivered += tracer.flush(Duration.ofSeconds(30)).delivered();
      }
      long threads = ownThreads();
      long bytes = (heap() - before) / count;
      tracers = null;
      awaitNoThreads();
      long live = references.stream().filter(tracer -> tracer.get() != null).count();
      long threadsLeft = ownThreads();
      long left = heap() - before;
      System.out.println(count + " live: " + delivered + " delivered, " + threads + " threads, "
          + bytes + " bytes each; forgotten: " + live + " not reclaimed, " + threadsLeft
          + " threads, " + left + " bytes in all");
      boolean held = delivered == count
          && threads <= MOST_THREADS
          && bytes <= MOST_BYTES
          && live == 0
          && threadsLeft == 0
          && left <= LEFT_BYTES;
      Runtime.getRuntime().halt(held ? 0 : 1);
    }
  }

  private static HoneyHiveTracer open(LocalBackend backend, String key) {
    HoneyHiveTracer tracer = HoneyHiveTracer.builder()
        .apiKey(key)
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .build();
    tracer.run("step", span -> span.input("question", "Where?"));
    return tracer;
  }

  private static long ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith("honeyhive-") || name.startsWith("httpclient-"))
        .count();
  }

  private static void awaitNoThreads() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (ownThreads() > 0 && System.nanoTime() < end) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
