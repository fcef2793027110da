package ai.honeyhive.it.delivery.program;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A program that makes spans and ends in the way its first argument says. Its last words come from
 * a hook of its own that waits for the tracer's.
 */
public final class DeliveryProgram {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final Duration SAYING = Duration.ofMillis(500);

  private final int spans = Integer.getInteger("spans", 0);
  private final RuntimeProfile profile = RuntimeProfile.valueOf(text("profile"));
  private @Nullable Thread beside;

  private DeliveryProgram() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    DeliveryProgram program = new DeliveryProgram();
    switch (args[0]) {
      case "control" -> program.control(args[1]);
      case "kill" -> program.untilKilled();
      case "spill" -> program.spill();
      case "replay" -> program.replay();
      case "close" -> program.close();
      case "hook" -> program.spansInAHook();
      case "many" -> program.many(Integer.parseInt(args[1]));
      default -> program.end(args[0]);
    }
  }

  private static String text(String property) {
    return System.getProperty(property, "");
  }

  private HoneyHiveTracer tracer() {
    Path spill = text("spill").isEmpty() ? null : Path.of(text("spill"));
    DeliveryConfig delivery = Tracers.delivery(spill).toBuilder()
        .request(Integer.getInteger("request", 512), 4 * 1024 * 1024)
        .build();
    return Tracers.of(URI.create(text("url")), text("key"), profile, delivery);
  }

  /** Ends half of its spans before, the other half while the process ends. */
  private void end(String how) throws Exception {
    HoneyHiveTracer tracer = tracer();
    EndedSpans ended = new EndedSpans(tracer);
    ended.end(spans / 2);
    lastWords(tracer, ended);
    beside = ended.endBeside(spans - spans / 2);
    leave(how);
  }

  private static void leave(String how) throws InterruptedException {
    Words.ready();
    switch (how) {
      case "exit" -> System.exit(0);
      case "signal" -> new CountDownLatch(1).await();
      default -> {
        // main returns
      }
    }
  }

  /** What a process takes to end without a tracer. */
  private void control(String how) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
    leave(how);
  }

  private void lastWords(HoneyHiveTracer tracer, EndedSpans ended)
      throws ReflectiveOperationException {
    Optional<Thread> hook = ShutdownHooks.named("honeyhive-exit");
    Thread last = new Thread(() -> {
      long start = System.nanoTime();
      hook.ifPresent(ShutdownHooks::await);
      long took = System.nanoTime() - start;
      join(beside);
      Words.say(tracer, ended, took);
    });
    Runtime.getRuntime().addShutdownHook(last);
  }

  private static void join(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join(10_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Spills what it cannot deliver, says so, and waits for its end. */
  private void untilKilled() throws InterruptedException {
    HoneyHiveTracer tracer = tracer();
    EndedSpans ended = new EndedSpans(tracer);
    ended.end(spans);
    Await.until(SETTLING, () -> tracer.status().pending() == 0);
    // Counted before it is said.
    tracer.flush(SAYING);
    Words.say(tracer, ended, 0);
    Words.ready();
    new CountDownLatch(1).await();
  }

  /** Ends spans without an end, and says again and again how many of them are on disk. */
  private void spill() {
    HoneyHiveTracer tracer = tracer();
    EndedSpans ended = new EndedSpans(tracer);
    for (int i = 0; ; i++) {
      ended.endSlowly(10);
      Words.count(tracer);
      if (i == 10) {
        Words.ready();
      }
    }
  }

  /** Ends one span, and closes when it is told to. */
  private void replay() throws IOException {
    HoneyHiveTracer tracer = tracer();
    EndedSpans ended = new EndedSpans(tracer);
    ended.end(1);
    Words.ready();
    int unused = System.in.read();
    tracer.close(Duration.ofSeconds(5));
    Words.say(tracer, ended, 0);
  }

  /** Closes in a cold process. */
  private void close() {
    HoneyHiveTracer tracer = tracer();
    EndedSpans ended = new EndedSpans(tracer);
    ended.end(spans);
    long start = System.nanoTime();
    tracer.close(profile.lifecycle());
    Words.say(tracer, ended, System.nanoTime() - start);
  }

  /** Ends spans as a framework does that finishes its requests when it is told to end. */
  private void spansInAHook() throws Exception {
    HoneyHiveTracer tracer = tracer();
    EndedSpans ended = new EndedSpans(tracer);
    ended.end(1);
    Thread framework = new Thread(() -> ended.endSlowly(spans - 1), "framework");
    lastWords(tracer, ended);
    beside = framework;
    Runtime.getRuntime().addShutdownHook(framework);
    leave("signal");
  }

  /** Ends spans of many tracers. */
  private void many(int tracers) throws Exception {
    List<HoneyHiveTracer> all = new ArrayList<>();
    EndedSpans first = null;
    for (int i = 0; i < tracers; i++) {
      HoneyHiveTracer tracer = tracer();
      EndedSpans ended = new EndedSpans(tracer);
      ended.end(spans / tracers);
      all.add(tracer);
      first = first == null ? ended : first;
    }
    if (first != null) {
      lastWords(all.get(0), first);
    }
    leave("return");
  }
}
