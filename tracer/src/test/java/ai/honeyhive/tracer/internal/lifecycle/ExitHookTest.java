package ai.honeyhive.tracer.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracedSpan;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.RuntimeProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the exit hook does, run as the JVM runs it, in a process that does not end. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "HttpClient-.*",
    because = "on JDK 17 a client has a thread until it is collected")
class ExitHookTest {
  private FaultyBackend backend;
  private HoneyHiveTracer tracer;

  @BeforeEach
  void open() throws Exception {
    backend = new FaultyBackend();
    tracer = tracer(RuntimeProfile.HIGH_CONCURRENCY);
  }

  private HoneyHiveTracer tracer(RuntimeProfile profile) {
    return HoneyHiveTracer.builder()
        .apiKey("hh_secret")
        .serverUrl(backend.uri())
        .global(GlobalRegistration.NEVER)
        .runtimeProfile(profile)
        .build();
  }

  @AfterEach
  void close() {
    tracer.close(Duration.ofSeconds(20));
    backend.close();
  }

  /** A thread that runs the hook, and whether it was interrupted when it had. */
  private static final class Hook extends Thread {
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    private Hook(Runnable before) {
      super(
          () -> {
            before.run();
            ExitHook.run();
          },
          "exit-hook-test");
    }

    @Override
    public void run() {
      super.run();
      interrupted.complete(isInterrupted());
    }

    boolean ended() throws Exception {
      return interrupted.get(30, TimeUnit.SECONDS);
    }
  }

  private static Hook start(Runnable before) {
    Hook hook = new Hook(before);
    hook.start();
    return hook;
  }

  private static boolean run(Runnable before) throws Exception {
    return start(before).ended();
  }

  @Test
  void run_endedSpans_areDeliveredAtOnceAndNoConnectionStays() throws Exception {
    List<Thread> others = selectors();
    tracer.run("early", span -> {});

    run(() -> {});

    assertThat(tracer.status().delivered()).isEqualTo(1);
    assertThat(selectors()).as("the JVM would wait for it").allMatch(others::contains);
  }

  private static List<Thread> selectors() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().endsWith("-SelectorManager"))
        .toList();
  }

  @Test
  void run_liveSpan_isWaitedForAndDelivered() throws Exception {
    TracedSpan live = tracer.startSpan("under way");
    Hook hook = start(() -> {});
    while (hook.getState() != Thread.State.TIMED_WAITING) {
      assertThat(hook.interrupted).isNotDone();
      Thread.onSpinWait();
    }

    live.close();
    hook.ended();

    assertThat(tracer.status().delivered()).isEqualTo(1);
  }

  @Test
  void run_spanAfterwards_isDeliveredByTheThreadThatEndsIt() throws Exception {
    tracer.run("early", span -> {});
    run(() -> {});

    tracer.run("late", span -> {});

    assertThat(tracer.status().delivered()).isEqualTo(2);
  }

  @Test
  @AllowLogs(matching = "HH205")
  void run_hangingServer_givesUpWithinTheTimeOfTheProfile() throws Exception {
    tracer.close();
    tracer = tracer(RuntimeProfile.LAMBDA);
    backend.then(backend.hang());
    tracer.run("lost", span -> {});
    long start = System.nanoTime();

    run(() -> {});

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(tracer.status().pending()).isZero();
    assertThat(tracer.status().unconfirmed() + tracer.status().dropped()).isEqualTo(1);
    assertThat(tracer.status().warnings()).anyMatch(warning -> warning.contains("HH205"));
  }

  @Test
  void run_interrupted_endsAtOnceAndStaysInterrupted() throws Exception {
    try (TracedSpan live = tracer.startSpan("under way")) {
      assertThat(run(() -> Thread.currentThread().interrupt())).isTrue();
      live.input("still", "open");
    }
  }

  @Test
  void run_nothingOpen_doesNothing() throws Exception {
    assertThat(run(() -> {})).isFalse();
  }

  @Test
  void add_thenRemove_isOpenInBetween() {
    assertThat(ExitHook.open()).isEmpty();
    tracer.run("first", span -> {});
    assertThat(ExitHook.open()).hasSize(1).containsValue(RuntimeProfile.HIGH_CONCURRENCY);

    tracer.close();

    assertThat(ExitHook.open()).isEmpty();
  }
}
