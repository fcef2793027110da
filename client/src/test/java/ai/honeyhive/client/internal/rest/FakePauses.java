package ai.honeyhive.client.internal.rest;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that goes on only when somebody waits. */
final class FakePauses implements Pauses {
  final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final CountDownLatch waited = new CountDownLatch(1);
  private volatile long now;
  volatile boolean endless;
  double chance;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public CompletableFuture<Void> pause(Duration time) {
    waits.add(time);
    waited.countDown();
    if (endless) {
      return new CompletableFuture<>();
    }
    now += time.toNanos();
    return CompletableFuture.completedFuture(null);
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
