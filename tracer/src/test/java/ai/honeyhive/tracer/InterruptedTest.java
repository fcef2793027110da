package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application's thread is interrupted: nothing is thrown, and it stays interrupted. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
class InterruptedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private FaultyBackend backend;
  private HoneyHiveTracer tracer;

  @BeforeEach
  void open() throws Exception {
    backend = new FaultyBackend();
    tracer = HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .build();
  }

  @AfterEach
  void close() {
    backend.release();
    tracer.close(LONG);
    backend.close();
  }

  /** Runs it on a thread; fails when it throws, and when the thread is not interrupted then. */
  private static Thread start(CompletableFuture<Boolean> interrupted, Runnable code) {
    Thread thread = new Thread(
        () -> {
          try {
            code.run();
            interrupted.complete(Thread.interrupted());
          } catch (RuntimeException | Error e) {
            interrupted.completeExceptionally(e);
          }
        },
        "interrupted-test");
    thread.start();
    return thread;
  }

  private static void interruptedBefore(Runnable code) throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread = start(interrupted, () -> {
      Thread.currentThread().interrupt();
      code.run();
    });
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    thread.join();
  }

  private static void interruptedWhileItWaits(Runnable code) throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread = start(interrupted, code);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(interrupted).isNotDone();
      Thread.onSpinWait();
    }
    thread.interrupt();
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    thread.join();
  }

  @Test
  void record_interruptedBefore_isDelivered() throws Exception {
    interruptedBefore(() -> tracer.run("step", span -> span.input("a", "b")));

    assertThat(tracer.flush(LONG).delivered()).isEqualTo(1);
  }

  @Test
  void flush_interruptedBefore_returnsAtOnceAndLosesNothing() throws Exception {
    backend.then(backend.hang());
    tracer.run("step", span -> {});

    interruptedBefore(() -> assertThat(tracer.flush(LONG).delivered()).isZero());

    backend.release();
    assertThat(tracer.flush(LONG).delivered()).isEqualTo(1);
  }

  @Test
  void flush_interruptedWhileItWaits_returnsAtOnceAndLosesNothing() throws Exception {
    backend.then(backend.hang());
    tracer.run("step", span -> {});

    interruptedWhileItWaits(() -> tracer.flush(LONG));

    backend.release();
    assertThat(tracer.flush(LONG).delivered()).isEqualTo(1);
  }

  @Test
  @AllowLogs(matching = "HH205")
  void close_interruptedWhileItWaits_countsWhatIsLost() throws Exception {
    backend.then(backend.hang());
    tracer.run("step", span -> {});

    interruptedWhileItWaits(() -> tracer.close(LONG));

    TracerStatus status = tracer.status();
    assertThat(status.dropped() + status.unconfirmed()).isEqualTo(1);
    assertThat(status.pending()).isZero();
  }

  @Test
  @AllowLogs(matching = "HH205")
  void close_interruptedBefore_countsEverySpan() throws Exception {
    backend.then(backend.hang());
    tracer.run("step", span -> {});

    interruptedBefore(() -> tracer.close(LONG));

    TracerStatus status = tracer.status();
    assertThat(status.delivered() + status.dropped() + status.unconfirmed()).isEqualTo(1);
    assertThat(status.pending()).isZero();
  }
}
