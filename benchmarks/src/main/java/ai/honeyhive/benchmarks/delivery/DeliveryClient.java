package ai.honeyhive.benchmarks.delivery;

import ai.honeyhive.benchmarks.sink.Board;
import ai.honeyhive.benchmarks.subjects.Shape;
import ai.honeyhive.benchmarks.subjects.Subject;
import ai.honeyhive.benchmarks.subjects.Subjects;
import com.sun.management.OperatingSystemMXBean;
import io.opentelemetry.api.trace.Tracer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process whose spans are delivered, with one pipeline. It does what it is told on standard
 * input, and answers with what it measured: {@code closed MILLIS}, {@code each COUNT} or
 * {@code burst SPANS_A_SECOND PEAK}.
 */
public final class DeliveryClient {
  private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  private static final int AT_ONCE = 16;
  private static final int TRIES = 1_000;
  private static final Duration FLUSH = Duration.ofSeconds(60);
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Subject subject;
  private final Tracer tracer;
  private final Shape shape;
  private final Board board;

  private DeliveryClient(Subject subject, Shape shape, Board board) {
    this.subject = subject;
    this.tracer = subject.tracer();
    this.shape = shape;
    this.board = board;
  }

  /** Takes the pipeline's name, the shape of its spans, the server, and the sink's board. */
  public static void main(String[] args) throws IOException {
    DeliveryClient client = new DeliveryClient(
        Subjects.open(args[0], URI.create(args[2])),
        Shape.valueOf(args[1]),
        new Board(Path.of(args[3])));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", -1);
        System.out.println(
            switch (words[0]) {
              case "closed" -> client.closedLoop(Long.parseLong(words[1]));
              case "each" -> client.each(Integer.parseInt(words[1]));
              case "burst" -> client.burst(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
              default -> throw new IllegalArgumentException(line);
            });
      }
    }
    Runtime.getRuntime().halt(0);
  }

  /**
   * Makes spans for this time, never more than the window ahead of the sink; then waits until the
   * last one is acknowledged. Answers with the spans acknowledged, the spans lost, the nanoseconds
   * from the first span to the last acknowledgement, and those of the CPU.
   */
  private String closedLoop(long millis) {
    long before = board.get(Board.Figure.SPANS);
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
    int window = subject.window();
    long made = 0;
    while (System.nanoTime() < end) {
      if (made - (board.get(Board.Figure.SPANS) - before) > window - AT_ONCE) {
        LockSupport.parkNanos(PAUSE);
        continue;
      }
      for (int i = 0; i < AT_ONCE; i++) {
        shape.span(tracer, (int) made++);
      }
    }
    subject.flush(FLUSH);
    long nanos = awaitAll(before + made) - start;
    long acknowledged = board.get(Board.Figure.SPANS) - before;
    return String.format(
        Locale.ROOT,
        "%d %d %d %d",
        acknowledged,
        made - acknowledged,
        nanos,
        PROCESS.getProcessCpuTime() - cpu);
  }

  /** When so many were acknowledged, or when none came any more. */
  private long awaitAll(long spans) {
    long last = System.nanoTime();
    long seen = board.get(Board.Figure.SPANS);
    while (seen < spans && System.nanoTime() - last < PATIENCE) {
      LockSupport.parkNanos(PAUSE);
      long now = board.get(Board.Figure.SPANS);
      if (now != seen) {
        seen = now;
        last = System.nanoTime();
      }
    }
    return seen < spans ? last : System.nanoTime();
  }

  /** Flushes after each span; answers with the median time of both, in nanoseconds. */
  private String each(int count) {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      long before = board.get(Board.Figure.SPANS);
      shape.span(tracer, i);
      subject.flush(FLUSH);
      // A stock flush that follows another closely gets that one's result and does nothing.
      for (long tries = 0; board.get(Board.Figure.SPANS) == before && tries < TRIES; tries++) {
        LockSupport.parkNanos(PAUSE / 4);
        subject.flush(FLUSH);
      }
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return String.valueOf(nanos[count / 2]);
  }

  /**
   * Makes spans at this rate, whatever becomes of them, for three seconds, for one second at the
   * peak rate, and again for three; then flushes. Answers with how many it made and how many were
   * acknowledged.
   */
  private String burst(int rate, int peak) {
    long before = board.get(Board.Figure.SPANS);
    long made = paced(rate, 3) + paced(peak, 1) + paced(rate, 3);
    subject.flush(FLUSH);
    awaitAll(before + made);
    return made + " " + (board.get(Board.Figure.SPANS) - before);
  }

  private long paced(int rate, int seconds) {
    long start = System.nanoTime();
    int total = rate * seconds;
    for (int made = 0; made < total; ) {
      long due = (System.nanoTime() - start) * rate / TimeUnit.SECONDS.toNanos(1);
      while (made < Math.min(due, total)) {
        shape.span(tracer, made++);
      }
      LockSupport.parkNanos(PAUSE);
    }
    return total;
  }
}
