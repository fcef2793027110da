package ai.honeyhive.client.internal.rest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Time that goes on only when somebody waits. */
final class FakePauses implements Pauses {
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final CountDownLatch waited = new CountDownLatch(1);
  private final AtomicLong now = new AtomicLong();
  volatile boolean endless;
  double chance;

  @Override
  public long nanoTime() {
    return now.get();
  }

  @Override
  public CompletableFuture<Void> pause(Duration time) {
    waits.add(time);
    waited.countDown();
    if (endless) {
      return new CompletableFuture<>();
    }
    pass(time);
    return CompletableFuture.completedFuture(null);
  }

  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /** Until somebody waits. */
  boolean awaitWait() throws InterruptedException {
    return waited.await(10, TimeUnit.SECONDS);
  }

  @Override
  public double chance() {
    return chance;
  }
}
