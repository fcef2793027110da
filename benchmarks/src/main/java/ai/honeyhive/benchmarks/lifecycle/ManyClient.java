package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.sink.Board;
import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subject;
import ai.honeyhive.benchmarks.subjects.Subjects;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens many pipelines with a key each, uses each once, then forgets them all without closing one.
 * Prints: milliseconds to open them; threads and KB of heap each after that; the most threads, and
 * KB each, after a span of each; spans delivered; and, after they were forgotten, how many were
 * reclaimed, threads, and KB each.
 */
public final class ManyClient {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

  private final int count;
  private final int threads;
  private final long heap;

  private ManyClient(int count) {
    this.count = count;
    this.threads = threads();
    this.heap = heap();
  }

  /** Takes the pipeline, the server, how many, and the sink's board. */
  public static void main(String[] args) {
    ManyClient client = new ManyClient(Integer.parseInt(args[2]));
    Board board = new Board(Path.of(args[3]));
    List<Subject> subjects = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < client.count; i++) {
      subjects.add(Subjects.open(args[0], URI.create(args[1]), i));
    }
    long opened = (System.nanoTime() - start) / 1_000_000;
    String made = client.cost();
    long before = board.get(Board.Figure.SPANS);
    subjects.forEach(subject -> Shape.SMALL.span(subject.tracer(), 0));
    subjects.forEach(subject -> subject.flush(Duration.ofMillis(1)));
    int most = client.awaitDelivered(board, before);
    long delivered = board.get(Board.Figure.SPANS) - before;
    String used = client.cost();
    List<WeakReference<Object>> tracers = new ArrayList<>();
    subjects.forEach(subject -> tracers.add(new WeakReference<>(subject.tracer())));
    subjects.clear();
    long reclaimed = client.awaitReclaimed(tracers);
    System.out.println(opened + " " + made + " " + most + " " + used + " " + delivered + " "
        + reclaimed + " " + client.cost());
    Runtime.getRuntime().halt(0);
  }

  private int awaitDelivered(Board board, long before) {
    int most = 0;
    long end = System.nanoTime() + PATIENCE;
    while (board.get(Board.Figure.SPANS) - before < count && System.nanoTime() < end) {
      most = Math.max(most, threads() - threads);
      LockSupport.parkNanos(1_000_000);
    }
    return Math.max(most, threads() - threads);
  }

  /** Waits until all are collected and no more threads are there than at first. */
  private long awaitReclaimed(List<WeakReference<Object>> tracers) {
    long end = System.nanoTime() + PATIENCE;
    long left = count;
    while ((left > 0 || threads() > threads) && System.nanoTime() < end) {
      System.gc();
      LockSupport.parkNanos(100_000_000);
      left = tracers.stream().filter(tracer -> tracer.get() != null).count();
    }
    return count - left;
  }

  private String cost() {
    return String.format(
        Locale.ROOT, "%d %.1f", threads() - threads, (heap() - heap) / 1024.0 / count);
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
