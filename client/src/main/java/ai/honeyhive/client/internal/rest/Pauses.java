package ai.honeyhive.client.internal.rest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time as retries see it: the clock, waiting, and chance. Tests have another. */
interface Pauses {
  /** The time of this JVM, which has no threads of its own for waiting. */
  Pauses REAL = new Pauses() {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public CompletableFuture<Void> pause(Duration time) {
      return new CompletableFuture<Void>()
          .completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public double chance() {
      return ThreadLocalRandom.current().nextDouble();
    }
  };

  long nanoTime();

  /** Completes after the time, unless it is cancelled. */
  CompletableFuture<Void> pause(Duration time);

  /** From 0 to 1. */
  double chance();
}
