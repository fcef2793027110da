package ai.honeyhive.benchmarks.lifecycle;

import ai.honeyhive.benchmarks.launch.SinkProcess;
import ai.honeyhive.benchmarks.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends with a dead backend, and many tracers. */
public final class LifecycleBenchmark {
  private LifecycleBenchmark() {}

  /** Runs all tables; {@code quick} in about three minutes. */
  public static void run(boolean quick) throws InterruptedException {
    Report report = new Report("lifecycle");
    try (SinkProcess hanging = new SinkProcess();
        SinkProcess failing = new SinkProcess();
        SinkProcess healthy = new SinkProcess()) {
      hanging.hang();
      failing.answer(503, 0);
      Map<String, URI> dead = new LinkedHashMap<>();
      dead.put("never answers", hanging.uri());
      dead.put("refuses connections", refusing());
      dead.put("answers 503", failing.uri());
      try (Slow slow = new Slow(dead)) {
        new Ends(report, dead, quick ? 3 : 7).run(slow);
      }
      new Many(report, healthy, quick ? 1 : 3).run();
    }
    report.end();
  }

  /** A port that nobody listens on. */
  private static URI refusing() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
