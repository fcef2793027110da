package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.export.dispatch.Lane;
import ai.honeyhive.tracer.internal.export.dispatch.Request;
import ai.honeyhive.tracer.internal.export.dispatch.Workers;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.session.SessionMessage;
import ai.honeyhive.tracer.internal.export.session.SessionQueue;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes spans from the queue, writes them into requests and hands these to the lane. Any thread may
 * ask for a round; one at a time makes them, and rounds that are asked for meanwhile are made by it
 * too, so that nobody waits.
 */
final class ExportLoop implements Lane.Owner {
  private static final Duration SESSION_FIRST = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(1);
  private static final int BATCHES_A_ROUND = 2;

  /** What a loop works on. */
  record Parts(
      Workers workers,
      Lane lane,
      Delivery delivery,
      Shelf shelf,
      SpanQueue queue,
      SessionQueue sessions,
      Room room) {}

  private final Workers workers;
  private final Lane lane;
  private final Delivery delivery;
  private final Shelf shelf;
  private final SpanQueue queue;
  private final SessionQueue sessions;
  private final Room room;
  private final Settlement settlement;
  private final DeliveryConfig config;
  private final Fence fence;
  private final Batcher batcher;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean greeted = new AtomicBoolean();
  private final AtomicBoolean ticking = new AtomicBoolean();
  private volatile boolean due;
  private volatile boolean hurried;
  private volatile boolean inAHurry;
  private volatile boolean closed;

  ExportLoop(Parts parts, Settlement settlement, DeliveryConfig config, Fence fence) {
    this.workers = parts.workers();
    this.lane = parts.lane();
    this.delivery = parts.delivery();
    this.shelf = parts.shelf();
    this.queue = parts.queue();
    this.sessions = parts.sessions();
    this.room = parts.room();
    this.settlement = settlement;
    this.config = config;
    this.fence = fence;
    this.batcher = new Batcher(delivery.format(), config, delivery.ledger(), fence, this::dispatch);
  }

  /** Bytes there are for spans that are not encoded yet. */
  long room() {
    return config.overflow() == Overflow.SPILL
        ? Long.MAX_VALUE
        : config.queueBytes() - lane.bytes();
  }

  /** Bytes of the requests that have not ended. */
  long bytes() {
    return lane.bytes();
  }

  int requestsInFlight() {
    return lane.requestsInFlight();
  }

  /** Whether requests wait because the server failed too often. */
  boolean isPaused() {
    return lane.isPaused();
  }

  /** Says that so many spans, or something of a session, wait. */
  void offered(long waiting) {
    if (waiting >= config.requestSpans() || inAHurry || !config.isBatched()) {
      wake();
    } else if (!ticking.get() && ticking.compareAndSet(false, true)) {
      workers.after(config.linger(), this::tick);
    }
  }

  /** Ends connections and closes files for now; the next request opens new ones. */
  void release() {
    lane.release();
    shelf.release();
  }

  /** Asks for a round on a worker. */
  void wake() {
    if (!woken.get() && woken.compareAndSet(false, true)) {
      workers.execute(this::work);
    }
  }

  /** Asks for a round that leaves nothing waiting for more to go with it. */
  void hurry() {
    hurried = true;
    woken.set(true);
    workers.execute(this::work);
  }

  /** From now on nothing waits for more to go with it. */
  void stayInAHurry() {
    inAHurry = true;
    hurry();
  }

  /** Sends what may be told of sessions now; spans let the first of it go before them. */
  private void tellOfSessions() {
    for (SessionMessage next = sessions.next(); next != null; next = sessions.next()) {
      SessionRequest request = request(next);
      if (request == null) {
        delivery.ledger().sessionUpdatesLost(next.updates(), "it could not be written");
        sessions.ended(next);
        continue;
      }
      if (delivery.nanoTime() - next.createdNanos() > config.maxAge().toNanos()) {
        request.givenUp(Request.GivenUp.EXPIRED, false, null);
        continue;
      }
      boolean taken = greeted.compareAndSet(false, true)
          ? lane.addGate(request, SESSION_FIRST)
          : lane.add(request);
      if (!taken) {
        request.givenUp(Request.GivenUp.CLOSED, false, null);
      }
    }
  }

  private @Nullable SessionRequest request(SessionMessage message) {
    return fence
        .call(
            "Writing of a session",
            () ->
                Optional.of(new SessionRequest(delivery, message, sessions, this::moreOfSessions)),
            Optional.<SessionRequest>empty())
        .orElse(null);
  }

  private void moreOfSessions() {
    if (sessions.hasNext()) {
      wake();
    }
  }

  private void tick() {
    due = true;
    work();
  }

  /** Makes rounds until none is asked for any more. */
  void work() {
    if (asked.getAndIncrement() != 0) {
      return;
    }
    int rounds = 1;
    do {
      fence.run("Exporting spans", this::round);
      rounds = asked.addAndGet(-rounds);
    } while (rounds != 0);
  }

  private void round() {
    woken.set(false);
    boolean all = hurried || inAHurry;
    boolean ticked = due;
    hurried = false;
    due = false;
    if (closed) {
      discard();
      batcher.seal();
      return;
    }
    tellOfSessions();
    boolean emptied = fill();
    if (all || ticked || !config.isBatched()) {
      batcher.seal();
    }
    if (all) {
      hurried |= !emptied;
      lane.hurry();
    }
    lane.send();
    if (lane.isStuck()) {
      settlement.stuck();
    }
    if (ticked) {
      ticking.set(false);
    }
    tickLater();
  }

  /** Sees to it that what waits for more to go with it does not wait for ever. */
  private void tickLater() {
    boolean more = !queue.isEmpty() || !batcher.isEmpty();
    if (more && !ticking.get() && ticking.compareAndSet(false, true)) {
      workers.after(config.linger(), this::tick);
    }
  }

  /** Encodes what is in the queue, but not for so long that other tracers have to wait. */
  private boolean fill() {
    int most = BATCHES_A_ROUND * config.requestSpans();
    int taken = 0;
    Supplier<SpanData> span = room() > 0 ? queue.poll() : null;
    while (span != null) {
      batcher.add(span);
      taken++;
      span = taken < most && room() > 0 ? queue.poll() : null;
    }
    if (taken > 0 && config.overflow() == Overflow.BLOCK) {
      room.made();
    }
    if (taken == most) {
      wake();
    }
    return queue.isEmpty();
  }

  /** The tracer is closed: what can be kept is written, the rest is given up. */
  private void discard() {
    for (Supplier<SpanData> span = queue.poll(); span != null; span = queue.poll()) {
      if (shelf.keeps()) {
        batcher.add(span);
      } else {
        drop(span);
      }
    }
  }

  private void drop(Supplier<SpanData> span) {
    List<Awaited> awaited = Awaited.of(SpanQueue.unwrap(span));
    delivery.ledger().dropped(DropReason.CLOSED, 1, awaited, "the tracer was closed first");
    settlement.next(1).settled();
  }

  private void dispatch(@Nullable Payload payload, long positions, List<Awaited> awaited) {
    Settlement.Ticket ticket = settlement.next(positions);
    if (payload == null) {
      ticket.settled();
      return;
    }
    SpanRequest.Content content =
        new SpanRequest.Content(payload, ticket, awaited, delivery.nanoTime());
    boolean full = config.overflow() == Overflow.SPILL && lane.bytes() >= config.queueBytes();
    boolean aside = shelf.keeps() && (full || lane.isPaused());
    if (aside && shelf.put(payload, content.createdNanos())) {
      delivery.ledger().spilled(payload.spans(), awaited);
      ticket.settled();
    } else if (full) {
      delivery.ledger().dropped(DropReason.QUEUE_FULL, payload.spans(), awaited, "no room");
      ticket.settled();
    } else {
      SpanRequest request = new SpanRequest(delivery, shelf, content);
      if (!lane.add(request)) {
        request.givenUp(Request.GivenUp.CLOSED, false, null);
      }
    }
  }

  @Override
  public void progressed() {
    room.made();
    if (!queue.isEmpty()) {
      wake();
    }
  }

  @Override
  public void stuck() {
    settlement.stuck();
  }

  /** Gives up or keeps what has not been sent. */
  void close(Duration atMost) {
    closed = true;
    work();
    // A worker may be in a round, and makes this one too when it has finished.
    long end = System.nanoTime() + atMost.toNanos();
    while (asked.get() != 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(this, LOOK.toNanos());
    }
    // One that is still at it, perhaps in the JDK's start of its HTTP client, must not keep spans
    // from being counted.
    for (Supplier<SpanData> span = shelf.keeps() ? null : queue.poll();
        span != null;
        span = queue.poll()) {
      drop(span);
    }
    lane.close();
    shelf.close();
    delivery.close();
  }
}
