package ai.honeyhive.tracer.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.test.HoneyHiveExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who closes, who waits for that, and for how long. */
@ExtendWith(HoneyHiveExtension.class)
class LifecycleTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Lifecycle life = new Lifecycle();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Future<Boolean> first = CompletableFuture.completedFuture(true);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void end() {
    mayEnd.countDown();
    threads.shutdown();
  }

  private void close(Duration timeout) {
    closing.countDown();
    try {
      assertThat(mayEnd.await(timeout.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void firstCloses() throws InterruptedException {
    first = threads.submit(() -> life.close(LONG, this::close));
    assertThat(closing.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void close_manyAtOnce_oneClosesAndAllSeeItClosed() throws Exception {
    AtomicInteger closes = new AtomicInteger();
    List<Future<Boolean>> callers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      callers.add(threads.submit(() -> life.close(LONG, timeout -> closes.incrementAndGet())));
    }

    for (Future<Boolean> caller : callers) {
      assertThat(caller.get()).isTrue();
    }
    assertThat(closes).hasValue(1);
    assertThat(life.isOpen()).isFalse();
  }

  @Test
  void close_whileAnotherCloses_waitsForIt() throws Exception {
    firstCloses();
    Future<Boolean> second = threads.submit(() -> life.close(LONG, timeout -> {}));
    assertThat(life.isOpen()).isFalse();
    assertThat(second.isDone()).isFalse();

    mayEnd.countDown();

    assertThat(second.get()).isTrue();
    assertThat(first.get()).isTrue();
  }

  @Test
  void close_outOfTimeBeforeTheOther_saysSo() throws Exception {
    firstCloses();

    assertThat(life.close(Duration.ofMillis(10), timeout -> {})).isFalse();
    assertThat(life.close(Duration.ofSeconds(-1), timeout -> {})).isFalse();
  }

  @Test
  void close_interruptedWaiter_returnsAtOnceAndStaysInterrupted() throws Exception {
    firstCloses();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    Thread waiter = new Thread(() -> {
      Thread.currentThread().interrupt();
      boolean closed = life.close(Duration.ofSeconds(Long.MAX_VALUE), timeout -> {});
      interrupted.complete(!closed && Thread.interrupted());
    });
    waiter.start();

    assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    waiter.join();
  }

  @Test
  void close_fromWithinTheClosing_doesNotWaitForItself() {
    boolean[] inner = {true};

    boolean outer = life.close(LONG, timeout -> inner[0] = life.close(LONG, again -> {}));

    assertThat(outer).isTrue();
    assertThat(inner[0]).isFalse();
  }

  @Test
  void close_failing_isClosedForAll() {
    assertThatThrownBy(() -> life.close(LONG, timeout -> {
          throw new IllegalStateException("ours");
        }))
        .hasMessage("ours");

    assertThat(life.close(Duration.ZERO, timeout -> {})).isTrue();
  }
}
