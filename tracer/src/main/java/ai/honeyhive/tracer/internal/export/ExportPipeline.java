package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.DeliveryState;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The way of a tracer's ended spans to its server. The calling thread only enqueues; one daemon
 * thread, started with the first span, does the rest. Thread-safe.
 */
public final class ExportPipeline implements Exiting {
  private static final int QUEUE_SPANS = 8192;
  private static final int BATCH_SPANS = 512;
  private static final Duration LAST_WORDS = Duration.ofMillis(100);
  private static final Duration LAST_SPAN = Duration.ofSeconds(1);

  private final SpanQueue queue = new SpanQueue(QUEUE_SPANS, BATCH_SPANS);
  private final Settlement settlement = new Settlement();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Counters counters;
  private final Diagnostics diagnostics;
  private final Fence fence;
  private final Watchdog watchdog;
  private final ExportWorker worker;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean hurried;
  private volatile long waitUntil;

  public ExportPipeline(Endpoint endpoint, SessionStart session, Health health) {
    this.counters = health.counters();
    this.diagnostics = health.diagnostics();
    this.fence = health.fence();
    this.watchdog = new Watchdog(health, endpoint, Watchdog.Later.REAL);
    this.worker = new ExportWorker(queue, endpoint, session, settlement, health);
    this.thread = new Thread(this::work, "honeyhive-export");
    thread.setDaemon(true);
  }

  /** Starts the worker, and with it the session; only the first call does something. */
  public void begin() {
    if (!begun.get() && !closed && begun.compareAndSet(false, true)) {
      // For the session: whoever flushes waits for the request that starts it, too.
      accepted.incrementAndGet();
      thread.start();
    }
  }

  private void work() {
    fence.run("Watching the delivery", watchdog::start);
    worker.run();
  }

  /** What it is doing now. */
  public DeliveryState state() {
    return DeliveryState.IDLE;
  }

  /** Tells the server of another session of the same tracer. */
  public void startSession(Identity session) {
    // The server makes it from its spans.
  }

  /** Takes an ended span, or counts it as dropped. */
  public void offer(Supplier<SpanData> span) {
    if (closed) {
      counters.dropped(1);
      Awaited.tell(span, Outcome.DROPPED, "the tracer is closed");
      return;
    }
    // Counted before it is queued: a flush must never believe that it waited for a span it did not
    // see.
    accepted.incrementAndGet();
    if (queue.offer(span)) {
      if (closed) {
        abandonRest();
      } else if (hurried) {
        deliverNow();
      }
    } else {
      counters.dropped(1);
      settlement.settled(1);
      Awaited.tell(span, Outcome.DROPPED, "the queue is full");
      diagnostics.report(
          Diagnosis.HH203_QUEUE_FULL,
          () -> "The queue of " + QUEUE_SPANS + " spans is full; spans are lost");
    }
  }

  /** Waits until what was accepted so far is settled; false when the time was over first. */
  public boolean flush(Duration timeout) {
    if (!begun.get()) {
      return true;
    }
    queue.hurry();
    return settlement.await(accepted.get(), Settlement.bounded(timeout));
  }

  /** Hurries what was accepted so far, and tells later whether all of it was delivered. */
  public CompletableResultCode flush() {
    if (!begun.get()) {
      return CompletableResultCode.ofSuccess();
    }
    long lost = counters.lostCount();
    CompletableResultCode result = new CompletableResultCode();
    settlement.whenSettled(accepted.get(), all -> {
      if (all && counters.lostCount() == lost) {
        result.succeed();
      } else {
        result.fail();
      }
    });
    queue.hurry();
    return result;
  }

  private void deliverNow() {
    queue.hurry();
    long until = waitUntil;
    if (until != 0) {
      long left = Math.min(until - System.nanoTime(), LAST_SPAN.toNanos());
      settlement.await(accepted.get(), Settlement.bounded(Duration.ofNanos(left)));
    }
  }

  @Override
  public long live() {
    return counters.startedCount() - counters.endedCount();
  }

  @Override
  public void hurry() {
    hurried = true;
    queue.hurry();
  }

  @Override
  public CompletableFuture<Boolean> settled() {
    CompletableFuture<Boolean> settled = new CompletableFuture<>();
    if (!begun.get()) {
      settled.complete(true);
    } else {
      settlement.whenSettled(accepted.get(), settled::complete);
      queue.hurry();
    }
    return settled;
  }

  @Override
  public void stayUntil(long deadline) {
    waitUntil = deadline;
    begin();
  }

  @Override
  public void giveUp() {
    settlement.deadline().in(Duration.ZERO);
    closed = true;
    watchdog.stop();
    worker.stop();
    thread.interrupt();
    abandonRest();
  }

  /** Closes in the background: nobody waits, but what is queued is still to arrive. */
  public void finish() {
    Thread finisher = new Thread(() -> close(Duration.ofSeconds(5)), "honeyhive-finish");
    finisher.setDaemon(true);
    finisher.start();
  }

  /** Flushes within the timeout, then stops. What is left is counted as dropped. */
  public void close(Duration timeout) {
    Duration time = Settlement.bounded(timeout);
    settlement.deadline().in(time);
    boolean all = flush(time);
    closed = true;
    watchdog.stop();
    worker.stop();
    if (begun.compareAndSet(false, true)) {
      abandonRest();
      return;
    }
    queue.hurry();
    if (!all) {
      thread.interrupt();
    }
    Settlement.join(thread, LAST_WORDS);
    abandonRest();
    settlement.giveUp();
  }

  private void abandonRest() {
    int left = 0;
    for (List<Supplier<SpanData>> rest = queue.poll(); !rest.isEmpty(); rest = queue.poll()) {
      left += rest.size();
      Awaited.tell(rest, Outcome.DROPPED, "the tracer was closed first");
    }
    if (left > 0) {
      counters.dropped(left);
      diagnostics.report(
          Diagnosis.HH205_CLOSED_WITH_PENDING,
          left + " spans were still waiting when the tracer closed");
    }
  }
}
