package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.HoneyHiveServer;
import ai.honeyhive.server.internal.sqlite.SampleSpans;
import ai.honeyhive.server.internal.sqlite.file.Connections;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures durable ingest against raw inserts into the same tables in the same run, and the two
 * reads the viewer lives on. Run by hand: {@code IngestMeasurement DIRECTORY [SPANS]}.
 */
public final class IngestMeasurement {
  private static final int SPANS_A_REQUEST = 50;
  private static final int CONNECTIONS = 4;

  private final Path directory;
  private final List<byte[]> requests = new ArrayList<>();

  private IngestMeasurement(Path directory, int spans) {
    this.directory = directory;
    SampleSpans samples = new SampleSpans(7, 200);
    for (int i = 0; i < spans / SPANS_A_REQUEST; i++) {
      requests.add(samples.request(SPANS_A_REQUEST));
    }
  }

  public static void main(String[] args) throws Exception {
    int spans = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    IngestMeasurement measurement = new IngestMeasurement(Path.of(args[0]), spans);
    System.out.printf(
        "%d spans of %d bytes%n", spans, measurement.requests.get(0).length / SPANS_A_REQUEST);
    for (int i = 1; i <= rounds; i++) {
      double raw = measurement.raw(measurement.directory.resolve("raw-" + i));
      double server = measurement.server(measurement.directory.resolve("server-" + i));
      System.out.printf(
          "round %d: raw %.0f spans/s, server %.0f spans/s, ratio %.2f%n",
          i, raw, server, server / raw);
    }
  }

  private double raw(Path path) throws Exception {
    Files.createDirectories(path);
    List<EventRow> rows = RawRows.of(requests);
    long cpu = cpu();
    long start = System.nanoTime();
    try (Connection connection = Connections.writer(path.resolve("honeyhive.db"))) {
      connection.setAutoCommit(false);
      try (EventTable events = new EventTable(connection)) {
        int n = 0;
        for (EventRow row : rows) {
          events.insert(1, row);
          if (++n % 500 == 0) {
            connection.commit();
          }
        }
        connection.commit();
      }
    }
    System.out.printf("  raw: %.1f us CPU a span%n", (cpu() - cpu) / 1e3 / rows.size());
    return rows.size() / seconds(start);
  }

  private double server(Path path) throws Exception {
    try (HoneyHiveServer server =
        HoneyHiveServer.builder().port(0).storage(path).start()) {
      AtomicInteger next = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(CONNECTIONS);
      long cpu = cpu();
      long start = System.nanoTime();
      for (int i = 0; i < CONNECTIONS; i++) {
        new Thread(() -> send(server.uri(), next, done)).start();
      }
      done.await();
      long spent = cpu() - cpu;
      double rate = requests.size() * SPANS_A_REQUEST / seconds(start);
      System.out.printf(
          "  server, client included: %.1f us CPU a span%n",
          spent / 1e3 / requests.size() / SPANS_A_REQUEST);
      reads(server.uri());
      return rate;
    }
  }

  private void send(URI uri, AtomicInteger next, CountDownLatch done) {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setTcpNoDelay(true);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
        byte[] answer =
            exchange(out, in, "POST /v1/traces", "application/x-protobuf", requests.get(i));
        if (answer.length != 0) {
          throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      done.countDown();
    }
  }

  private static byte[] exchange(
      OutputStream out, InputStream in, String line, String type, byte[] body) throws IOException {
    String head = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
        + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    int length = 0;
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) in.read());
    }
    if (!text.toString().startsWith("HTTP/1.1 200")) {
      throw new IllegalStateException(text.toString());
    }
    for (String header : text.toString().split("\r\n")) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    return in.readNBytes(length);
  }

  private void reads(URI uri) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      OutputStream out = new BufferedOutputStream(socket.getOutputStream());
      InputStream in = new BufferedInputStream(socket.getInputStream());
      byte[] list =
          "{\"filters\":[{\"field\":\"event_type\",\"operator\":\"is\",\"value\":\"session\"}],\"limit\":50}"
              .getBytes(StandardCharsets.UTF_8);
      median(
          "sessions list (50)",
          100,
          i -> exchange(out, in, "POST /v1/events/search", "application/json", list));
      String sessions = new String(
          exchange(
              out,
              in,
              "POST /v1/events/search",
              "application/json",
              new String(list, StandardCharsets.UTF_8)
                  .replace("50", "1000")
                  .getBytes(StandardCharsets.UTF_8)),
          StandardCharsets.UTF_8);
      List<String> ids = new ArrayList<>();
      java.util.regex.Matcher matcher =
          java.util.regex.Pattern.compile("\"event_id\":\"([^\"]+)\"").matcher(sessions);
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
      median(
          "trace by search (10 spans)",
          300,
          i -> exchange(
              out,
              in,
              "POST /v1/events/search",
              "application/json",
              ("{\"filters\":[{\"field\":\"session_id\",\"operator\":\"is\",\"value\":\""
                      + ids.get(i % ids.size()) + "\"}]}")
                  .getBytes(StandardCharsets.UTF_8)));
      median(
          "trace as tree",
          300,
          i -> exchange(
              out,
              in,
              "GET /v1/sessions/" + ids.get(i % ids.size()),
              "application/json",
              new byte[0]));
    }
  }

  private interface Call {
    byte[] at(int i) throws IOException;
  }

  private static void median(String name, int runs, Call call) throws IOException {
    long[] nanos = new long[runs];
    int bytes = 0;
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      bytes = call.at(i).length;
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "  %s: p50 %.2f ms, p95 %.2f ms, %d bytes%n",
        name, nanos[runs / 2] / 1e6, nanos[runs * 95 / 100] / 1e6, bytes);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
