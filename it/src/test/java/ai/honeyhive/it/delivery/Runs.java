package ai.honeyhive.it.delivery;

import ai.honeyhive.it.delivery.backend.Backend;
import ai.honeyhive.it.delivery.program.Await;
import ai.honeyhive.it.delivery.program.Controls;
import ai.honeyhive.it.delivery.program.Counts;
import ai.honeyhive.it.delivery.program.EndedSpans;
import ai.honeyhive.it.delivery.program.Forked;
import ai.honeyhive.it.delivery.program.Tracers;
import ai.honeyhive.it.delivery.program.Words;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs cells, each once: those that need a process some at a time, the others some at a time. */
final class Runs implements AutoCloseable {
  private static final int PROCESSES = 2;
  private static final int TRACERS = 5;
  private static final int TRIES = 3;
  private static final Duration REPLAY = Duration.ofSeconds(20);

  private final ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
  private final ExecutorService tracers = Executors.newFixedThreadPool(TRACERS);
  private final Map<Cell, Future<Outcome>> runs = new ConcurrentHashMap<>();
  private final AtomicInteger repeated = new AtomicInteger();
  private final Path spills;
  private final Controls controls;

  Runs() throws IOException {
    spills = Files.createTempDirectory("spill");
    controls = new Controls();
  }

  /** Starts cells; those that need a process once the others are done. */
  void start(List<Cell> cells) {
    for (Cell cell : cells) {
      if (!cell.way().isExit()) {
        start(tracers, cell, List.of());
      }
    }
    List<Future<Outcome>> here = List.copyOf(runs.values());
    for (Cell cell : cells) {
      if (cell.way().isExit()) {
        start(processes, cell, here);
      }
    }
  }

  private void start(ExecutorService pool, Cell cell, List<Future<Outcome>> before) {
    runs.put(cell, pool.submit(() -> {
      for (Future<Outcome> other : before) {
        awaitEnd(other);
      }
      return patiently(cell);
    }));
  }

  private static void awaitEnd(Future<Outcome> run) throws InterruptedException {
    try {
      run.get();
    } catch (ExecutionException e) {
      // whoever looks at that cell sees it
    }
  }

  /** What is seen of a cell, once it has run. */
  Future<Outcome> of(Cell cell) {
    return Objects.requireNonNull(runs.get(cell));
  }

  /** How many times a cell was run again. */
  int repeated() {
    return repeated.get();
  }

  /** Runs a cell again when nothing but its time is wrong: other work on the machine may be why. */
  private Outcome patiently(Cell cell) throws Exception {
    Outcome seen = run(cell);
    for (int i = 1; i < TRIES && Aspect.TIME.difference(cell, seen).isPresent(); i++) {
      repeated.incrementAndGet();
      seen = run(cell);
    }
    return seen;
  }

  private Outcome run(Cell cell) throws Exception {
    try (Backend backend = new Backend(cell.state())) {
      return switch (cell.way()) {
        case FLUSH, CLOSE -> here(cell, backend);
        case RETURN, EXIT, SIGTERM -> inAProcess(cell, backend);
        case KILL -> killed(cell, backend);
      };
    }
  }

  private static Outcome here(Cell cell, Backend backend) throws InterruptedException {
    HoneyHiveTracer tracer =
        Tracers.of(backend.uri(), backend.apiKey(), cell.profile(), DeliveryConfig.defaults());
    try {
      EndedSpans spans = new EndedSpans(tracer);
      spans.end(Cell.SPANS / 2);
      Thread beside = spans.endBeside(Cell.SPANS / 2);
      Duration took = waitFor(cell, tracer);
      beside.join();
      if (cell.way() == Way.FLUSH) {
        Duration again = waitFor(cell, tracer);
        took = took.compareTo(again) > 0 ? took : again;
      }
      Counts counts = Counts.of(tracer.status());
      List<String> warnings = tracer.status().warnings();
      return new Outcome(counts, spans.ids(), backend.stored(), 0, warnings, List.of(), took);
    } finally {
      tracer.close(Duration.ZERO);
    }
  }

  private static Duration waitFor(Cell cell, HoneyHiveTracer tracer) {
    long start = System.nanoTime();
    FlushResult result =
        cell.way() == Way.FLUSH ? tracer.flush(cell.timeout()) : tracer.close(cell.timeout());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    long sum = result.delivered()
        + result.rejected()
        + result.unconfirmed()
        + result.dropped()
        + result.spilled()
        + result.pending();
    if (sum < Cell.SPANS / 2 || (result.isComplete() && result.delivered() < sum)) {
      throw new AssertionError("spans are missing in " + result);
    }
    return took;
  }

  private Outcome inAProcess(Cell cell, Backend backend) throws Exception {
    String how = switch (cell.way()) {
      case EXIT -> "exit";
      case SIGTERM -> "signal";
      default -> "return";
    };
    try (Forked process = Forked.start(options(cell, backend, null), how)) {
      process.awaitReady();
      if (cell.way() == Way.SIGTERM) {
        process.terminate();
      }
      Forked.Ended ended = process.end();
      List<String> noise = new ArrayList<>(Words.others(ended.lines()));
      Duration more = ended.sinceReady().minus(controls.of(how));
      if (more.compareTo(cell.budget().plusMillis(1200)) > 0) {
        noise.add("the process ended " + ended.sinceReady() + " after it was told to");
      }
      return outcome(ended.lines(), noise, backend.stored());
    }
  }

  private static Outcome outcome(List<String> lines, List<String> noise, Set<String> stored) {
    return new Outcome(
        Words.counts(lines),
        Words.ids(lines),
        stored,
        0,
        Words.warnings(lines),
        noise,
        Duration.ofNanos(Words.nanos(lines)));
  }

  private Outcome killed(Cell cell, Backend backend) throws Exception {
    Path spill = spills.resolve(cell.state().name());
    Outcome before;
    try (Forked process = Forked.start(options(cell, backend, spill), "kill")) {
      process.awaitReady();
      process.kill();
      List<String> lines = process.end().lines();
      before = outcome(lines, Words.others(lines), backend.stored());
    }
    List<String> options = new ArrayList<>(options(cell, backend, spill));
    options.addAll(backend.heal());
    long expected = before.counts().delivered() + before.counts().spilled() + 1;
    try (Forked process = Forked.start(options, "replay")) {
      process.awaitReady();
      Await.until(REPLAY, () -> backend.stored().size() >= expected);
      process.goOn();
      List<String> lines = process.end().lines();
      Set<String> own = Words.ids(lines);
      Set<String> stored = new HashSet<>(backend.stored());
      if (own.size() != 1 || !stored.removeAll(own)) {
        throw new AssertionError("the later process's own span did not arrive: " + lines);
      }
      int recovered = stored.size() - before.stored().size();
      return before.recovered(stored, recovered);
    }
  }

  private static List<String> options(Cell cell, Backend backend, @Nullable Path spill) {
    return List.of(
        "-Durl=" + backend.uri(),
        "-Dkey=" + backend.apiKey(),
        "-Dprofile=" + cell.profile(),
        "-Dspans=" + Cell.SPANS,
        "-Dspill=" + (spill == null ? "" : spill));
  }

  @Override
  public void close() throws IOException {
    processes.shutdownNow();
    tracers.shutdownNow();
    try (Stream<Path> files = Files.walk(spills)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
