package ai.honeyhive.server.internal.forward;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import ai.honeyhive.server.Fault;
import ai.honeyhive.server.Faults;
import ai.honeyhive.server.HoneyHiveServer;
import ai.honeyhive.server.Logs;
import ai.honeyhive.server.internal.otlp.TraceRequest;
import ai.honeyhive.server.internal.sqlite.SampleSpans;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is waited for a backend in trouble, and when that ends. */
@Timeout(30)
class ForwarderTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int HALF = 100_000;

  @TempDir
  Path directory;

  private final Faults faults = new Faults();
  private HoneyHiveServer backend;
  private Logs logs;

  @BeforeEach
  void start() {
    backend = HoneyHiveServer.builder()
        .port(0)
        .storage(directory.resolve("db"))
        .faults(faults)
        .start();
    logs = new Logs(Forwarder.class);
  }

  @AfterEach
  void stop() {
    logs.close();
    faults.clear();
    backend.close();
  }

  private Forwarder forwarder(Duration age, Duration pause) {
    URI uri = backend.uri();
    return new Forwarder(
        uri.toString(),
        () -> new HttpSender(uri),
        new Forwarder.Limits(2 * HALF, age, pause, pause, Duration.ofMillis(300)));
  }

  private static TraceRequest request(int bytes) {
    return new TraceRequest(new byte[bytes], false);
  }

  private static Forwarder.Counts await(
      Forwarder forwarder, Predicate<Forwarder.Counts> condition) {
    while (!condition.test(forwarder.counts())) {
      Thread.onSpinWait();
    }
    return forwarder.counts();
  }

  @Test
  void accept_moreThanTheBound_isLeftOutCountedAndSaidOnce() {
    faults.traces(Faults.ALWAYS, Fault.answer(503).after(LONG));
    try (Forwarder forwarder = forwarder(LONG, LONG)) {
      forwarder.accept(request(HALF));
      forwarder.accept(request(HALF));
      forwarder.accept(request(1));
      forwarder.accept(request(1));
      assertThat(forwarder.counts()).isEqualTo(new Forwarder.Counts(0, 2, 0, 2));
      assertThat(logs.levels()).containsExactly(Level.WARNING, Level.FINE);
      assertThat(logs.messages().get(0)).contains("stored here", "too much is waiting");
    }
  }

  @Test
  void accept_oneLargerThanTheBound_isSent() {
    try (Forwarder forwarder = forwarder(LONG, LONG)) {
      forwarder.accept(new TraceRequest(new SampleSpans(1, 1).request(200), false));
      assertThat(await(forwarder, counts -> counts.pending() == 0).forwarded()).isEqualTo(1);
    }
  }

  @Test
  void accept_busyBackend_endsWithTheAge() {
    faults.traces(Faults.ALWAYS, Fault.answer(503));
    try (Forwarder forwarder = forwarder(Duration.ofMillis(200), Duration.ofMillis(20))) {
      forwarder.accept(request(0));
      assertThat(await(forwarder, counts -> counts.pending() == 0))
          .isEqualTo(new Forwarder.Counts(0, 1, 0, 0));
      assertThat(faults.received("/v1/traces")).isBetween(2, 10);
    }
  }

  @Test
  void accept_retryAfterBeyondTheAge_isNotWaitedFor() {
    faults.traces(1, Fault.answer(429).header("Retry-After", "3600"));
    try (Forwarder forwarder = forwarder(LONG, Duration.ofMillis(1))) {
      forwarder.accept(request(0));
      await(forwarder, counts -> counts.lost() == 1);
      assertThat(faults.received("/v1/traces")).isEqualTo(1);
    }
  }

  @Test
  void accept_afterTrouble_goesOn() {
    faults.traces(3, Fault.answer(503));
    try (Forwarder forwarder = forwarder(LONG, Duration.ofMillis(1))) {
      forwarder.accept(new TraceRequest(new SampleSpans(1, 1).request(2), false));
      forwarder.accept(new TraceRequest(new SampleSpans(2, 1).request(2), false));
      assertThat(await(forwarder, counts -> counts.pending() == 0).forwarded()).isEqualTo(2);
    }
    assertThat(new Caller(backend).all()).hasSizeGreaterThan(4);
  }

  @Test
  void accept_jsonThatCannotBeProtobuf_isLeftOut() {
    try (Forwarder forwarder = forwarder(LONG, LONG)) {
      String odd = "{\"resourceSpans\": [{\"resource\": {\"droppedAttributesCount\": \"x\"}}]}";
      forwarder.accept(new TraceRequest(odd.getBytes(StandardCharsets.UTF_8), true));
      await(forwarder, counts -> counts.lost() == 1);
      assertThat(logs.messages().get(0)).contains("cannot be written in protobuf");
    }
  }

  @Test
  void close_hangingBackend_keepsItsTimeAndSaysHowManyAreLeft() {
    faults.traces(Faults.ALWAYS, Fault.answer(503).after(LONG));
    Forwarder forwarder = forwarder(LONG, LONG);
    forwarder.accept(request(1));
    forwarder.accept(request(1));
    while (faults.received("/v1/traces") == 0) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    forwarder.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(logs.messages())
        .anyMatch(text -> text.startsWith("2 trace requests are stored here"));
  }

  @Test
  void close_betweenTwoTries_doesNotWaitForTheNext() {
    faults.traces(Faults.ALWAYS, Fault.answer(503));
    Forwarder forwarder = forwarder(LONG, Duration.ofSeconds(20));
    forwarder.accept(request(1));
    while (logs.levels().isEmpty()) {
      Thread.onSpinWait();
    }
    forwarder.close();
    assertThat(forwarder.counts().pending()).isEqualTo(1);
  }
}
