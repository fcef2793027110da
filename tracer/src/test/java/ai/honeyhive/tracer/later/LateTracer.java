package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.FlushResult;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A tracer to a real server, and questions about what ended when. */
final class LateTracer {
  private final TestServer server;
  private final HoneyHiveTracer tracer;

  LateTracer(TestServer server) {
    this.server = server;
    this.tracer = HoneyHiveTracer.builder()
        .global(GlobalRegistration.NEVER)
        .apiKey(server.apiKey())
        .serverUrl(server.uri())
        .build();
  }

  HoneyHiveTracer tracer() {
    return tracer;
  }

  void close() {
    FlushResult result = tracer.close(Duration.ofSeconds(10));
    assertThat(result.isComplete()).isTrue();
  }

  /** How many spans have ended so far. */
  long ended() {
    return tracer.status().ended();
  }

  /** Waits until the only event of that name is stored. */
  Event event(String name) {
    tracer.flush(Duration.ofSeconds(10));
    return server.awaitEvent(name);
  }

  /** Waits, with the garbage collector at work. */
  static void collectUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  /** Waits. */
  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
