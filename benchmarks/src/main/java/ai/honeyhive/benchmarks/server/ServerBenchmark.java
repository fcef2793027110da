package ai.honeyhive.benchmarks.server;

import ai.honeyhive.benchmarks.report.Report;
import ai.honeyhive.benchmarks.report.Sample;
import ai.honeyhive.server.HoneyHiveServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Durable ingest, and reads at many spans. Server and clients share the process. */
public final class ServerBenchmark {
  private static final Map<String, Double> BUDGETS =
      Map.of("trace", 5.0, "sessions", 20.0, "filter", 20.0, "text", 50.0, "sessions_text", 50.0);

  private static final int WARM_UP_SPANS = 150_000;

  private final Report report = new Report("server");
  private final boolean quick;
  private final Path directory;

  private ServerBenchmark(boolean quick, Path directory) {
    this.quick = quick;
    this.directory = directory;
  }

  /** Runs all tables; {@code quick} at 50,000 spans in about two minutes, else at 500,000. */
  public static void run(boolean quick) {
    try {
      Path directory = Files.createTempDirectory("honeyhive-benchmark");
      try {
        ServerBenchmark benchmark = new ServerBenchmark(quick, directory);
        benchmark.ingest();
        benchmark.reads();
        benchmark.report.end();
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private HoneyHiveServer start(Path storage) throws IOException {
    return HoneyHiveServer.builder().port(0).storage(storage).start();
  }

  private void ingest() throws IOException, SQLException {
    report.table(
        "durably acknowledged spans/s over HTTP, 50 a request",
        "connections",
        "server",
        "raw inserts of the same rows",
        "ratio",
        "budget");
    int spans = quick ? 30_000 : 100_000;
    warmUp();
    for (int connections : List.of(4, 16)) {
      Sample server = new Sample();
      Sample raw = new Sample();
      for (int round = 0; round < (quick ? 3 : 5); round++) {
        Path storage = directory.resolve(connections + "-" + round);
        server.add(served(storage, connections, spans));
        RawInsert rows = new RawInsert(storage.resolve("honeyhive.db"));
        raw.add(rows.run(directory.resolve("raw-" + connections + "-" + round + ".db"), spans));
      }
      Sample ratio = server.over(raw);
      String name = "ingest_to_raw_" + connections;
      report.figure("ingest_" + connections, server.median());
      report.row(
          connections,
          server.text("%,.0f"),
          raw.text("%,.0f"),
          ratio.text("%.2f"),
          report.atLeast(name, ratio.median(), 0.6));
    }
  }

  /**
   * While the server's code is still being compiled, the compiler takes as much of the processors
   * as the server does; what it is compared with is compiled code from the start.
   */
  private void warmUp() throws IOException, SQLException {
    Path storage = directory.resolve("warm-up");
    served(storage, 16, WARM_UP_SPANS);
    new RawInsert(storage.resolve("honeyhive.db"))
        .run(directory.resolve("raw-warm-up.db"), WARM_UP_SPANS);
  }

  private double served(Path storage, int connections, int spans) throws IOException {
    try (HoneyHiveServer server = start(storage)) {
      return new Ingest(server.uri(), new SampleSpans(7, 200), spans).run(connections);
    }
  }

  private void reads() throws IOException {
    int spans = quick ? 50_000 : 500_000;
    int part = 50_000;
    try (HoneyHiveServer server = start(directory.resolve("reads"))) {
      long start = System.nanoTime();
      for (int filled = 0; filled < spans; filled += part) {
        new Ingest(server.uri(), new SampleSpans(filled, 2000), part).run(4);
      }
      Reads reads = new Reads(server.uri());
      report.table(
          String.format(
              Locale.ROOT,
              "reads at %,d spans, ms p50 / p95; filled in %.0f s, text index complete after %.0f s",
              spans,
              seconds(start),
              awaitIndex(reads, start)),
          "question",
          "quiet",
          "while writing",
          "budget p50, quiet");
      AtomicBoolean stop = new AtomicBoolean();
      Ingest more =
          new Ingest(server.uri(), new SampleSpans(spans, 2000), quick ? 50_000 : 200_000);
      for (String name : reads.names()) {
        int rounds = name.equals("scan") ? 3 : quick ? 40 : 100;
        Reads.Times quiet = reads.measure(name, rounds);
        stop.set(false);
        CompletableFuture<Double> writing = CompletableFuture.supplyAsync(() -> more.run(2, stop));
        Reads.Times busy = reads.measure(name, rounds);
        stop.set(true);
        writing.join();
        awaitIndex(reads, start);
        row(name, quiet, busy);
      }
    }
  }

  private void row(String name, Reads.Times quiet, Reads.Times busy) {
    report.figure(name + "_p95_ms", quiet.p95());
    report.figure(name + "_writing_p50_ms", busy.p50());
    Double budget = BUDGETS.get(name);
    if (budget == null) {
      report.figure(name + "_p50_ms", quiet.p50());
    }
    report.row(
        name,
        quiet,
        busy,
        budget == null ? "" : report.atMost(name + "_p50_ms", quiet.p50(), budget));
  }

  private static double awaitIndex(Reads reads, long start) throws IOException {
    while (reads.behind() > 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
