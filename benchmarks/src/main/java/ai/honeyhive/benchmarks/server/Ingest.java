package ai.honeyhive.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests over some connections, each the next one when the last was acknowledged. */
final class Ingest {
  private final URI server;
  private final List<byte[]> requests = new ArrayList<>();

  Ingest(URI server, SampleSpans samples, int spans) {
    this.server = server;
    for (int i = 0; i < spans / SampleSpans.SPANS_A_REQUEST; i++) {
      requests.add(samples.request());
    }
  }

  int spans() {
    return requests.size() * SampleSpans.SPANS_A_REQUEST;
  }

  /** Sends all; returns acknowledged spans a second. */
  double run(int connections) {
    return run(connections, new AtomicBoolean());
  }

  /** The same until it is stopped. */
  double run(int connections, AtomicBoolean stop) {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<CompletableFuture<Void>> senders = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        senders.add(CompletableFuture.runAsync(() -> send(next, stop), threads));
      }
      senders.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }
    int sent = Math.min(next.get(), requests.size());
    return sent * SampleSpans.SPANS_A_REQUEST / ((System.nanoTime() - start) / 1e9);
  }

  private void send(AtomicInteger next, AtomicBoolean stop) {
    try (Connection connection = new Connection(server)) {
      for (int i = next.getAndIncrement();
          i < requests.size() && !stop.get();
          i = next.getAndIncrement()) {
        connection.export(requests.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
