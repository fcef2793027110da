package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.DeliveryState;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.dispatch.Deadline;
import ai.honeyhive.tracer.internal.export.dispatch.Destination;
import ai.honeyhive.tracer.internal.export.dispatch.Dispatch;
import ai.honeyhive.tracer.internal.export.dispatch.Lane;
import ai.honeyhive.tracer.internal.export.dispatch.SharedDispatch;
import ai.honeyhive.tracer.internal.export.session.SessionContent;
import ai.honeyhive.tracer.internal.export.session.SessionMessage;
import ai.honeyhive.tracer.internal.export.session.SessionQueue;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.processing.redaction.Redactor;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of a tracer's ended spans to its server. The calling thread only enqueues; workers that
 * all tracers share do the rest. Nothing here refers to the tracer. Thread-safe.
 */
public final class ExportPipeline implements Exiting {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration LAST_ROUND = Duration.ofMillis(100);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final int OPEN = 0;

  private final Endpoint endpoint;
  private final DeliverySettings settings;
  private final DeliveryConfig config;
  private final Health health;
  private final Ledger ledger;
  private final Dispatch dispatch;
  private final Deadline deadline;
  private final Watchdog watchdog;
  private final SpanQueue queue;
  private final Settlement settlement = new Settlement();
  private final Room room = new Room();
  private final SessionQueue sessions;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean opened = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile @Nullable ExportLoop loop;
  private volatile boolean hurried;
  private volatile boolean closed;
  private volatile long stayUntil = OPEN;

  /** Makes a pipeline that does nothing before it is begun. */
  public ExportPipeline(Endpoint endpoint, DeliverySettings settings, Health health) {
    this(
        endpoint,
        settings,
        health,
        new SharedDispatch(endpoint, settings.config().requestsInFlight()));
  }

  ExportPipeline(Endpoint endpoint, DeliverySettings settings, Health health, Dispatch dispatch) {
    this.endpoint = endpoint;
    this.settings = settings;
    this.config = settings.config();
    this.health = health;
    this.ledger = new Ledger(health, endpoint);
    this.dispatch = dispatch;
    this.deadline = new Deadline(dispatch::nanoTime);
    this.watchdog =
        new Watchdog(health, endpoint, (time, task) -> dispatch.workers().after(time, task));
    this.queue = new SpanQueue(config.queueSpans(), config.queueBytes());
    this.sessions = new SessionQueue(
        Math.max(1, config.requestsInFlight() / 2),
        () -> settlement.beside()::settled,
        dispatch::nanoTime);
  }

  /** Starts the work, off this thread; only the first call does something. */
  public void begin() {
    if (!begun.get() && !closed && begun.compareAndSet(false, true)) {
      // There may be no thread to be had; then the next span tries again.
      begun.set(health.fence().call("Starting to export", this::start, false));
    }
  }

  private boolean start() {
    dispatch.workers().execute(() -> health.fence().run("Starting to export", this::open));
    return true;
  }

  private void open() {
    Destination destination = dispatch.destination();
    if (destination == null || !opened.compareAndSet(false, true)) {
      return;
    }
    Redactor redactor = new Redactor(settings.redaction(), health);
    Delivery delivery = new Delivery(endpoint, config, ledger, dispatch, redactor);
    LaneOwner owner = new LaneOwner();
    Lane lane = destination.open(owner, health.fence(), deadline, config.maxAge());
    Shelf shelf = SpillShelf.of(config, delivery, lane, dispatch.workers());
    ExportLoop made = new ExportLoop(
        new ExportLoop.Parts(dispatch.workers(), lane, delivery, shelf, queue, sessions, room),
        settlement,
        config,
        health.fence());
    owner.loop = made;
    loop = made;
    shelf.replay();
    // The first span has just started, often while the application does: there is time.
    made.offered(Math.max(1, queue.size()));
    if (hurried || settings.profile() == RuntimeProfile.LAMBDA) {
      made.hurry();
    }
    if (closed) {
      made.close(Duration.ZERO);
    }
    watchdog.start();
  }

  /** The loop, which is made after the lane that calls it. */
  private static final class LaneOwner implements Lane.Owner {
    private volatile @Nullable ExportLoop loop;

    @Override
    public void progressed() {
      if (loop != null) {
        loop.progressed();
      }
    }

    @Override
    public void stuck() {
      if (loop != null) {
        loop.stuck();
      }
    }
  }

  /** Tells the server of the tracer's own session, before its first spans. */
  public void startSession(Identity session) {
    if (endpoint.startsSessions()) {
      sessions.start(session, new SessionContent(), 0);
    }
  }

  /** Tells the server of a session that the application starts. */
  public void startSession(Identity session, SessionContent content) {
    if (endpoint.startsSessions()) {
      tell(() -> sessions.start(session, content, 1));
    } else if (!content.isEmpty()) {
      ledger.knowsNoSessions();
    }
  }

  /**
   * Tells the server something of a session or another event, after all that it was told before of
   * it.
   *
   * @return whether the server will be told
   */
  public boolean updateSession(String eventId, SessionContent content) {
    if (!endpoint.startsSessions()) {
      ledger.knowsNoSessions();
      return false;
    }
    return !content.isEmpty() && tell(() -> sessions.update(eventId, content));
  }

  private boolean tell(BooleanSupplier taken) {
    ledger.sessionUpdates(1);
    if (!taken.getAsBoolean()) {
      ledger.sessionUpdatesLost(1, closed ? "the tracer is closed" : "too many wait already");
      return false;
    }
    begin();
    ExportLoop running = loop;
    if (running != null) {
      running.offered(1);
    }
    return true;
  }

  /** Takes an ended span, or counts it as dropped. */
  public void offer(Supplier<SpanData> span) {
    begin();
    if (closed) {
      ledger.dropped(DropReason.CLOSED, 1, Awaited.of(span), "the tracer is closed");
    } else if (!enqueue(span) && !waitForRoom(span)) {
      ledger.full(config, Awaited.of(span));
    } else if (closed) {
      discard();
    } else if (stayUntil != OPEN) {
      waitForLate();
    }
  }

  private boolean enqueue(Supplier<SpanData> span) {
    ExportLoop running = loop;
    long waiting = queue.offer(span, running == null ? config.queueBytes() : running.room());
    if (running != null && waiting > 0) {
      running.offered(waiting);
    }
    return waiting > 0;
  }

  private boolean waitForRoom(Supplier<SpanData> span) {
    if (config.overflow() != Overflow.BLOCK) {
      return false;
    }
    ExportLoop running = loop;
    if (running != null) {
      running.wake();
    }
    Duration most = config.blockFor();
    return room.await(
        () -> enqueue(span), () -> closed, most == null ? settings.profile().operation() : most);
  }

  /** Nobody else will wait for a span that ends while the process does. */
  private void waitForLate() {
    long left = Math.max(0, stayUntil - System.nanoTime());
    Duration most = settings.profile().operation();
    await(settled(), Duration.ofNanos(Math.min(left, most.toNanos())));
  }

  /** Waits until what was accepted so far has ended; false when it has not and may later. */
  public boolean flush(Duration timeout) {
    return await(settled(), bounded(timeout));
  }

  @Override
  public CompletableFuture<Boolean> settled() {
    if (!queue.isEmpty()) {
      begin();
    }
    if (!begun.get() || closed) {
      return CompletableFuture.completedFuture(true);
    }
    CompletableFuture<Boolean> settled = settlement.whenSettled(queue.added());
    hurried = true;
    ExportLoop running = loop;
    if (running != null && !settled.isDone()) {
      running.hurry();
    }
    return settled;
  }

  /** Hurries what was accepted so far, and tells later whether all of it was delivered. */
  @SuppressWarnings("FutureReturnValueIgnored") // the result is told in another way
  public CompletableResultCode flush() {
    long lost = ledger.counters().lostCount();
    CompletableResultCode result = new CompletableResultCode();
    settled().thenAccept(all -> {
      if (all && ledger.counters().lostCount() == lost) {
        result.succeed();
      } else {
        result.fail();
      }
    });
    return result;
  }

  /** Flushes within the timeout, then gives up what is left. Only the first call does something. */
  public void close(Duration timeout) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    Duration time = bounded(timeout);
    if (begun.get()) {
      deadline.in(time);
      // What is on its way then still has to be written to disk.
      boolean keeps = config.spillDirectory() != null;
      await(settled(), keeps ? time.multipliedBy(4).dividedBy(5) : time);
    }
    giveUp();
  }

  /** Delivers in the background what has ended, as long as it may wait, and closes then. */
  public void finish() {
    finish(System.nanoTime() + config.maxAge().toNanos());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits
  private void finish(long until) {
    if (!begun.get()) {
      close(Duration.ZERO);
      return;
    }
    settled().thenAccept(all -> {
      if (all || System.nanoTime() - until > 0) {
        dispatch.workers().execute(() -> close(Duration.ZERO));
      } else {
        dispatch.workers().after(LOOK_AGAIN, () -> finish(until));
      }
    });
  }

  /** What it is doing now. */
  public DeliveryState state() {
    ExportLoop running = loop;
    long waiting = ledger.counters().read().pending();
    return running == null
        ? new DeliveryState(waiting, queue.bytes(), 0, false, null)
        : new DeliveryState(
            waiting,
            queue.bytes() + running.bytes(),
            running.requestsInFlight(),
            running.isPaused(),
            ledger.lastError());
  }

  @Override
  public long live() {
    Counters counters = ledger.counters();
    long over = counters.endedCount();
    return Math.max(0, counters.startedCount() - over);
  }

  @Override
  public void hurry() {
    ExportLoop running = loop;
    hurried = true;
    if (running != null) {
      running.stayInAHurry();
    }
  }

  @Override
  public void release() {
    ExportLoop running = loop;
    if (running != null) {
      running.release();
    }
  }

  @Override
  public void stayUntil(long until) {
    stayUntil = until == OPEN ? 1 : until;
  }

  @Override
  public void giveUp() {
    closed = true;
    watchdog.stop();
    room.made();
    Counters counters = ledger.counters();
    long dropped = counters.droppedCount(DropReason.CLOSED);
    long unconfirmed = counters.unconfirmedCount();
    discard();
    settlement.stuck();
    ledger.closed(
        counters.droppedCount(DropReason.CLOSED) - dropped,
        counters.unconfirmedCount() - unconfirmed);
    dispatch.close();
  }

  private void discard() {
    for (SessionMessage message : sessions.close()) {
      ledger.sessionUpdatesLost(message.updates(), "the tracer was closed first");
    }
    ExportLoop running = loop;
    if (running != null) {
      running.close(LAST_ROUND);
      return;
    }
    for (Supplier<SpanData> span = queue.poll(); span != null; span = queue.poll()) {
      ledger.dropped(DropReason.CLOSED, 1, Awaited.of(span), "the tracer was closed first");
    }
  }

  private static boolean await(CompletableFuture<Boolean> settled, Duration time) {
    try {
      return settled.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    }
  }

  private static Duration bounded(Duration timeout) {
    return timeout.isNegative()
        ? Duration.ZERO
        : timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
  }
}
