package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.export.dispatch.Turns.Turn;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import ai.honeyhive.tracer.internal.export.transport.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One server as all tracers of the process see it. It sends what has its {@linkplain Turns turn},
 * and sees to what has waited too long. Requests, transport and owners are called without a lock.
 * Thread-safe.
 */
public final class Destination {
  static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final HttpAnswer NOT_MADE = new HttpAnswer.Unreachable(
      new IllegalStateException("the request could not be made"), false, false);
  private static final HttpAnswer CANCELLED = new HttpAnswer.Unreachable(
      new IllegalStateException("the request was cancelled"), true, false);
  private static final HttpAnswer NO_TURN = new HttpAnswer.Unreachable(
      new IOException("too many requests wait for an answer"), false, false);

  private final Judge judge = new Judge(this);
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Turns turns;
  private final HttpTransport transport;
  private final Workers workers;
  private volatile boolean slow;

  /**
   * Makes a destination.
   *
   * @param permits requests that may be under way at a time
   */
  public Destination(HttpTransport transport, Workers workers, int permits) {
    this.transport = transport;
    this.workers = workers;
    this.turns = new Turns(workers, permits);
  }

  /** Makes the lane of one tracer. */
  public Lane open(Lane.Owner owner, Fence fence, Deadline deadline, Duration maxAge) {
    Lane lane = new Lane(this, owner, fence, deadline, maxAge);
    turns.open(lane);
    return lane;
  }

  /** What is known of requests and lanes. */
  Turns turns() {
    return turns;
  }

  boolean add(Lane lane, Request request) {
    boolean added = turns.add(lane, request);
    lookLater();
    return added;
  }

  boolean addGate(Lane lane, Request request, Duration atMost) {
    turns.gate(lane, request, atMost);
    pumpAfter(atMost);
    return add(lane, request);
  }

  /** Ends connections for now, those of all tracers. */
  void release() {
    transport.release();
  }

  /** Sends what may be sent then. */
  void pumpAfter(Duration time) {
    workers.after(time, this::pump);
  }

  /** Sends what may be sent now. */
  void pump() {
    for (Turn turn = turns.next(); turn != null; turn = turns.next()) {
      send(turn.lane(), turn.request());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its end is what is told
  private void send(Lane lane, Request request) {
    request.sentNanos = workers.nanoTime();
    CompletableFuture<HttpAnswer> exchange = lane.fence.call(
        "Sending",
        () -> transport.send(call(lane, request)),
        CompletableFuture.completedFuture(NOT_MADE));
    if (!turns.started(lane, request, exchange)) {
      exchange.cancel(true);
    }
    exchange.whenComplete((answer, failure) ->
        workers.execute(() -> completed(lane, request, answer == null ? CANCELLED : answer)));
  }

  private HttpCall call(Lane lane, Request request) {
    Duration remaining = lane.deadline.remaining().plusMillis(1);
    Duration longest = isPatient(request) ? LONGEST_CALL : Request.PATIENCE;
    HttpCall call = request.call(remaining.compareTo(longest) < 0 ? remaining : longest);
    request.lastCall = call;
    return call;
  }

  /** What could not be put aside after its first call, or would be all the time, waits longer. */
  private boolean isPatient(Request request) {
    return slow || request.sent || !request.canBePutAside();
  }

  private void completed(Lane lane, Request request, HttpAnswer answer) {
    if (turns.attempted(lane, request)) {
      long took = workers.nanoTime() - request.sentNanos;
      boolean answered = !(answer instanceof HttpAnswer.Unreachable);
      slow = answered && (slow || took > Request.PATIENCE.toNanos());
      lane.fence.run("Reading an answer", () -> judge.judge(lane, request, answer));
    }
    pump();
    lane.fence.run("Going on", lane.owner::progressed);
    turns.stuckWith(lane).forEach(each -> each.fence.run("Going on", each.owner::stuck));
  }

  /** Sends the request again after the pause, before the others. */
  void again(Lane lane, Request request, Duration pause) {
    putBack(lane, request, pause, true);
  }

  /** Sends the request again after the pause, behind the others. */
  void wait(Lane lane, Request request, Duration pause) {
    putBack(lane, request, pause, false);
  }

  private void putBack(Lane lane, Request request, Duration pause, boolean first) {
    if (!turns.putBack(lane, request, pause, first)) {
      giveUp(lane, request, Request.GivenUp.CLOSED);
      return;
    }
    lookLater();
    if (!pause.isZero()) {
      pumpAfter(pause);
    }
  }

  /** Opens the circuit for everything, and puts aside what waits and can be. */
  Duration shut(HttpAnswer why) {
    Duration closed = turns.shut();
    putAside(turns.movable(), why);
    return closed;
  }

  /** The same for one tracer that is told to wait. */
  Duration shut(Lane lane, HttpAnswer why, Duration pause) {
    Duration closed = turns.shut(lane, pause);
    putAside(turns.movable(lane), why);
    return closed;
  }

  private void putAside(List<Turn> waiting, HttpAnswer why) {
    for (Turn turn : waiting) {
      Lane lane = turn.lane();
      Request request = turn.request();
      if (lane.fence.call("Putting a request aside", () -> request.putAside(why), false)) {
        turns.ended(lane, request, false);
      } else {
        wait(lane, request, Duration.ZERO);
      }
    }
    waiting.stream()
        .map(Turn::lane)
        .distinct()
        .forEach(lane -> lane.fence.run("Going on", lane.owner::progressed));
  }

  private void lookLater() {
    if (!looking.get() && turns.isBusy() && looking.compareAndSet(false, true)) {
      workers.after(LOOK, this::look);
    }
  }

  /** Sees to what has waited too long. */
  private void look() {
    looking.set(false);
    turns.expired().forEach(turn -> giveUp(turn.lane(), turn.request(), Request.GivenUp.EXPIRED));
    putAside(turns.impatient(), NO_TURN);
    pump();
    lookLater();
  }

  void close(Lane lane) {
    for (Request request : turns.close(lane)) {
      CompletableFuture<HttpAnswer> exchange = request.exchange;
      HttpAnswer end = exchange == null ? null : stopped(exchange);
      if (end instanceof HttpAnswer.Accepted accepted) {
        turns.ended(lane, request, true);
        lane.fence.run("Reading an answer", () -> request.accepted(accepted));
      } else {
        request.sent |= end instanceof HttpAnswer.Unreachable unreachable && unreachable.sent();
        giveUp(lane, request, Request.GivenUp.CLOSED);
      }
    }
  }

  /** Ends an attempt; an answer may have come in the last moment. */
  private static HttpAnswer stopped(CompletableFuture<HttpAnswer> exchange) {
    exchange.cancel(true);
    return exchange.exceptionally(cancelled -> CANCELLED).getNow(CANCELLED);
  }

  private void giveUp(Lane lane, Request request, Request.GivenUp why) {
    turns.ended(lane, request, false);
    lane.fence.run(
        "Giving up a request", () -> request.givenUp(why, request.sent, request.lastFailure));
  }
}
