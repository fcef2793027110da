package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.server.internal.sqlite.SampleSpans;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is on disk. */
class DurabilityTest {
  private static final String[] PROTOBUF = {"Content-Type", "application/x-protobuf"};
  private static final int SENDERS = 4;

  @TempDir
  Path directory;

  @RepeatedTest(3)
  void killingTheServerLosesNothingThatWasAcknowledged() throws Exception {
    Queue<byte[]> acknowledged = new ConcurrentLinkedQueue<>();
    CountDownLatch enough = new CountDownLatch(60);
    try (ServerProcess server = ServerProcess.start(directory)) {
      List<CompletableFuture<Void>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        SampleSpans samples = new SampleSpans(i, 3);
        senders.add(CompletableFuture.runAsync(
            () -> sendUntilItDies(server, samples, acknowledged, enough)));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      server.kill();
      CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(60);
    try (HoneyHiveServer again =
        HoneyHiveServer.builder().port(0).storage(directory).start()) {
      Caller caller = new Caller(again);
      for (byte[] request : acknowledged) {
        for (String id : eventIds(request)) {
          assertThat(caller.event(id).path("event_id").asText()).isEqualTo(id);
        }
      }
      assertThatEveryCallIsFoundByItsText(caller);
    }
  }

  /** The index goes on where the last one that was durable ended. */
  private static void assertThatEveryCallIsFoundByItsText(Caller caller) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (caller.get("/v1/sessions?text=x").json().path("text_behind").asLong() > 0) {
      assertThat(System.nanoTime()).as("the index does not catch up").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    String calls = "{\"filters\": [{\"field\": \"event_type\", \"operator\": \"is\","
        + " \"value\": \"model\"}], \"limit\": 1%s}";
    int written = count(caller, calls.formatted(""));
    assertThat(written).isPositive();
    assertThat(count(caller, calls.formatted(", \"text\": \"chatcmpl\""))).isEqualTo(written);
  }

  private static int count(Caller caller, String search) {
    return caller.post("/v1/events/search", search).json().path("count").asInt();
  }

  @Test
  void killingTheServerLosesNoUpdateThatWasAcknowledged() throws Exception {
    String session = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
    try (ServerProcess server = ServerProcess.start(directory)) {
      String update =
          "{\"event_id\": \"%s\", \"metadata\": {\"plan\": \"pro\"}}".formatted(session);
      assertThat(new Caller(server.uri()).put("/events", update).status()).isEqualTo(200);
      server.kill();
    }
    try (HoneyHiveServer again =
        HoneyHiveServer.builder().port(0).storage(directory).start()) {
      Caller caller = new Caller(again);
      caller.post(
          "/session/start",
          "{\"session\": {\"session_id\": \"%s\", \"metadata\": {\"plan\": \"free\"}}}"
              .formatted(session));
      assertThat(caller.event(session).at("/metadata/plan").asText()).isEqualTo("pro");
    }
  }

  private static void sendUntilItDies(
      ServerProcess server,
      SampleSpans samples,
      Queue<byte[]> acknowledged,
      CountDownLatch enough) {
    Caller caller = new Caller(server.uri());
    try {
      while (true) {
        byte[] request = samples.request(10);
        if (caller.post("/v1/traces", request, PROTOBUF).status() == 200) {
          acknowledged.add(request);
          enough.countDown();
        }
      }
    } catch (UncheckedIOException e) {
      // The server was killed; what was in flight was not acknowledged.
    }
  }

  private static List<String> eventIds(byte[] request) throws IOException {
    List<String> ids = new ArrayList<>();
    for (Span span : ExportTraceServiceRequest.parseFrom(request)
        .getResourceSpans(0)
        .getScopeSpans(0)
        .getSpansList()) {
      ids.add(SpanMapper.eventId(hex(span.getTraceId()), hex(span.getSpanId())));
    }
    return ids;
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void aRequestThatNeedsMoreMemoryThanThereIsHarmsNoOther() throws Exception {
    byte[] huge = ("[" + "[1,2,3],".repeat(5_000_000) + "0]").getBytes(StandardCharsets.UTF_8);
    byte[] request = new SampleSpans(1, 1).request(10);
    try (ServerProcess server = ServerProcess.start(directory)) {
      Caller caller = new Caller(server.uri());
      assertThat(caller.post("/v1/traces", request, PROTOBUF).status()).isEqualTo(200);
      assertThat(answered(caller, huge)).isNotEqualTo(200);
      for (String id : eventIds(request)) {
        assertThat(caller.event(id).path("event_id").asText()).isEqualTo(id);
      }
    }
  }

  /** The status; 0 when memory was too short even to say so, and the connection was cut. */
  private static int answered(Caller caller, byte[] huge) {
    try {
      return caller
          .post(
              "/v1/events",
              Caller.gzip(huge),
              "Content-Type",
              "application/json",
              "Content-Encoding",
              "gzip")
          .status();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  @Test
  void everyAnswerCameAfterASync() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/strace")),
        "SKIPPED: strace is not installed, system calls were not counted");
    Path calls = directory.resolve("calls");
    int requests = 25;
    long before;
    long after;
    try (ServerProcess server = ServerProcess.start(
        directory.resolve("db"),
        "strace",
        "-f",
        "-qq",
        "-y",
        "-e",
        "trace=fsync,fdatasync",
        "-o",
        calls.toString())) {
      Caller caller = new Caller(server.uri());
      SampleSpans samples = new SampleSpans(1, 3);
      before = count(calls);
      for (int i = 0; i < requests; i++) {
        assertThat(caller.post("/v1/traces", samples.request(5), PROTOBUF).status())
            .isEqualTo(200);
      }
      after = count(calls);
    }
    assertThat(after - before).isGreaterThanOrEqualTo(requests);
  }

  /** Syncs of the events' log. The text index has its own, and a call is split where they meet. */
  private static long count(Path calls) throws IOException {
    try (var lines = Files.lines(calls)) {
      return lines
          .filter(line -> line.contains("sync(") && line.contains("/honeyhive.db-wal>"))
          .count();
    }
  }
}
