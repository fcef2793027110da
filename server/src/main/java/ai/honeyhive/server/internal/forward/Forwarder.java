package ai.honeyhive.server.internal.forward;

import ai.honeyhive.server.internal.forward.OtlpSender.Delivered;
import ai.honeyhive.server.internal.forward.OtlpSender.Later;
import ai.honeyhive.server.internal.forward.OtlpSender.Outcome;
import ai.honeyhive.server.internal.forward.OtlpSender.Refused;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.otlp.TraceRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends trace requests on, one after the other, in the background. Whoever hands one over never
 * waits: when too many bytes are waiting already, or the backend did not want a request for too
 * long, it is left out, counted, and said once.
 */
public final class Forwarder implements Consumer<TraceRequest>, AutoCloseable {
  private static final Logger LOG = System.getLogger(Forwarder.class.getName());

  /**
   * How long, and how much, is waited for a backend.
   *
   * @param bytes that may wait
   * @param age after which a request is not tried again
   * @param drain what is left to send when the server stops
   */
  record Limits(
      long bytes, Duration age, Duration firstPause, Duration longestPause, Duration drain) {
    static final Limits STANDARD = new Limits(
        Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8),
        Duration.ofMinutes(5),
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  /** What went wrong, each said once. */
  private enum Trouble {
    FAILS,
    REFUSED,
    REJECTED,
    FULL
  }

  private record Waiting(TraceRequest request, long sinceNanos) {}

  private final String target;
  private final Supplier<OtlpSender> senders;
  private final Limits limits;
  private final Thread thread = new Thread(this::run, "honeyhive-forward");
  private final Set<Trouble> said = EnumSet.noneOf(Trouble.class);
  private final AtomicLong forwarded = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong rejectedSpans = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private long queuedBytes;
  private boolean closing;

  /** Makes a forwarder that starts with the first request. */
  Forwarder(String target, Supplier<OtlpSender> senders, Limits limits) {
    this.target = target;
    this.senders = senders;
    this.limits = limits;
    thread.setDaemon(true);
  }

  /**
   * What became of the requests so far.
   *
   * @param forwarded requests the backend has
   * @param lost requests it will not get
   * @param rejectedSpans spans it left out of requests it has
   * @param pending requests that wait, or are being sent
   */
  record Counts(long forwarded, long lost, long rejectedSpans, long pending) {}

  /** {@code GET /healthz/forward}. */
  public Response health(Request request) {
    Counts now = counts();
    return Response.json(Json.object()
        .put("target", target)
        .put("forwarded", now.forwarded())
        .put("lost", now.lost())
        .put("rejected_spans", now.rejectedSpans())
        .put("pending", now.pending()));
  }

  Counts counts() {
    lock.lock();
    try {
      return new Counts(forwarded.get(), lost.get(), rejectedSpans.get(), queue.size());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void accept(TraceRequest request) {
    if (!enqueue(request)) {
      lost.incrementAndGet();
      warn(Trouble.FULL, "too much is waiting already");
    }
  }

  private boolean enqueue(TraceRequest request) {
    lock.lock();
    try {
      if (closing || (queuedBytes + request.bytes() > limits.bytes() && !queue.isEmpty())) {
        return false;
      }
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
      queue.add(new Waiting(request, System.nanoTime()));
      queuedBytes += request.bytes();
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try (OtlpSender sender = senders.get()) {
      for (Waiting next = awaitFirst(); next != null; next = awaitFirst()) {
        boolean there = forward(next, sender);
        (there ? forwarded : lost).incrementAndGet();
        removeFirst();
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "stopped while forwarding", e);
    }
  }

  /** Null when there is nothing left to do. The request stays in the queue, and so counted. */
  private @Nullable Waiting awaitFirst() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !closing) {
        changed.await();
      }
      return queue.peek();
    } finally {
      lock.unlock();
    }
  }

  private void removeFirst() {
    lock.lock();
    try {
      queuedBytes -= queue.remove().request().bytes();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean forward(Waiting waiting, OtlpSender sender) throws InterruptedException {
    byte[] body;
    try {
      body = waiting.request().protobuf();
    } catch (RuntimeException e) {
      warn(Trouble.REFUSED, "the request cannot be written in protobuf: " + e);
      return false;
    }
    Duration pause = limits.firstPause();
    while (true) {
      Outcome outcome = sender.send(body);
      if (outcome instanceof Delivered delivered) {
        count(delivered);
        return true;
      } else if (outcome instanceof Refused refused) {
        warn(Trouble.REFUSED, refused.reason());
        return false;
      }
      Later later = (Later) outcome;
      warn(Trouble.FAILS, later.reason());
      Duration wait = later.after() == null ? jittered(pause) : later.after();
      if (System.nanoTime() + wait.toNanos() - waiting.sinceNanos()
          > limits.age().toNanos()) {
        return false;
      }
      pause(wait);
      pause = min(pause.multipliedBy(2), limits.longestPause());
    }
  }

  /** Nothing is tried again once the server stops. */
  private void pause(Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = wait.toNanos();
      while (left > 0 && !closing) {
        left = changed.awaitNanos(left);
      }
      if (closing) {
        throw new InterruptedException("closing");
      }
    } finally {
      lock.unlock();
    }
  }

  private void count(Delivered delivered) {
    if (delivered.rejected() > 0) {
      rejectedSpans.addAndGet(delivered.rejected());
      warn(
          Trouble.REJECTED,
          "it left out " + delivered.rejected() + " spans: " + delivered.message());
    }
  }

  private static Duration jittered(Duration pause) {
    return pause.plus(
        Duration.ofNanos(ThreadLocalRandom.current().nextLong(Math.max(1, pause.toNanos() / 5))));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void warn(Trouble trouble, String reason) {
    boolean first;
    synchronized (said) {
      first = said.add(trouble);
    }
    LOG.log(
        first ? Level.WARNING : Level.DEBUG,
        "Traces are stored here, but not all are forwarded to {0}: {1}",
        target,
        reason);
  }

  /** Gives what waits a few seconds, then leaves the rest out. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(limits.drain().toMillis());
      thread.interrupt();
      thread.join(limits.drain().toMillis());
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    Counts end = counts();
    if (end.pending() > 0) {
      LOG.log(
          Level.WARNING,
          "{0} trace requests are stored here, but were not forwarded to {1} before the server stopped",
          end.pending(),
          target);
    }
  }
}
