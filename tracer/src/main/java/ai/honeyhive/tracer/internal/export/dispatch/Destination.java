package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import ai.honeyhive.tracer.internal.export.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One server as all tracers of the process see it: so many requests at a time, the tracers in turn,
 * none while it does not answer. The lock is never held while a request, a transport or an owner is
 * called. Thread-safe.
 */
public final class Destination {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final Duration EXPIRY = Duration.ofSeconds(1);
  private static final HttpAnswer NOT_MADE = new HttpAnswer.Unreachable(
      new IllegalStateException("the request could not be made"), false, false);
  private static final HttpAnswer CANCELLED = new HttpAnswer.Unreachable(
      new IllegalStateException("the request was cancelled"), true, false);

  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Lane> turns = new ArrayDeque<>();
  private final Set<Lane> lanes = new HashSet<>();
  private final Circuit circuit = new Circuit();
  private final Judge judge;
  private final HttpTransport transport;
  private final Workers workers;
  private final int permits;
  private int inFlight;
  private long nextExpiry;

  /**
   * Makes a destination.
   *
   * @param permits requests that may be under way at a time
   */
  public Destination(HttpTransport transport, Workers workers, int permits) {
    this.transport = transport;
    this.workers = workers;
    this.permits = permits;
    this.judge = new Judge(this, LONGEST_CALL);
    this.nextExpiry = workers.nanoTime();
  }

  /** Makes the lane of one tracer. */
  public Lane open(Lane.Owner owner, Fence fence, Deadline deadline, Duration maxAge) {
    Lane lane = new Lane(this, owner, fence, deadline, maxAge);
    lock.lock();
    try {
      lanes.add(lane);
    } finally {
      lock.unlock();
    }
    return lane;
  }

  boolean add(Lane lane, Request request) {
    lock.lock();
    try {
      if (lane.closed) {
        return false;
      }
      lane.put(request);
      takeTurn(lane);
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean addGate(Lane lane, Request request, Duration atMost) {
    lock.lock();
    try {
      lane.gate(request, workers.nanoTime() + atMost.toNanos());
    } finally {
      lock.unlock();
    }
    pumpAfter(atMost);
    return add(lane, request);
  }

  private void takeTurn(Lane lane) {
    if (!lane.inTurn && !lane.waiting.isEmpty()) {
      lane.inTurn = true;
      turns.add(lane);
    }
  }

  void hurry(Lane lane) {
    lock.lock();
    try {
      long now = workers.nanoTime();
      circuit.hurry(now);
      lane.circuit.hurry(now);
    } finally {
      lock.unlock();
    }
  }

  boolean isStuck(Lane lane) {
    lock.lock();
    try {
      long now = workers.nanoTime();
      return !lane.waiting.isEmpty()
          && lane.inFlight.isEmpty()
          && (circuit.isShut(now) || lane.circuit.isShut(now));
    } finally {
      lock.unlock();
    }
  }

  int inFlight(Lane lane) {
    lock.lock();
    try {
      return lane.inFlight.size();
    } finally {
      lock.unlock();
    }
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
    expire();
    for (Turn turn = next(); turn != null; turn = next()) {
      send(turn.lane(), turn.request());
    }
  }

  private record Turn(Lane lane, Request request) {}

  private @Nullable Turn next() {
    lock.lock();
    try {
      long now = workers.nanoTime();
      if (inFlight >= permits || !circuit.allows(now)) {
        return null;
      }
      for (int i = turns.size(); i > 0; i--) {
        Lane lane = turns.remove();
        lane.inTurn = false;
        Request request = lane.next(now);
        takeTurn(lane);
        if (request != null) {
          inFlight++;
          lane.inFlight.add(request);
          lane.circuit.sent();
          circuit.sent();
          return new Turn(lane, request);
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its end is what is told
  private void send(Lane lane, Request request) {
    CompletableFuture<HttpAnswer> exchange = lane.fence.call(
        "Sending",
        () -> transport.send(call(lane, request)),
        CompletableFuture.completedFuture(NOT_MADE));
    lock.lock();
    try {
      request.exchange = exchange;
      if (lane.closed) {
        exchange.cancel(true);
      }
    } finally {
      lock.unlock();
    }
    exchange.whenComplete((answer, failure) ->
        workers.execute(() -> completed(lane, request, answer == null ? CANCELLED : answer)));
  }

  private static HttpCall call(Lane lane, Request request) {
    Duration remaining = lane.deadline.remaining().plusMillis(1);
    HttpCall call = request.call(remaining.compareTo(LONGEST_CALL) < 0 ? remaining : LONGEST_CALL);
    request.lastCall = call;
    return call;
  }

  private void completed(Lane lane, Request request, HttpAnswer answer) {
    boolean ours;
    lock.lock();
    try {
      inFlight--;
      request.exchange = null;
      ours = lane.inFlight.remove(request);
      lane.attempted(request);
      lane.circuit.ended();
      circuit.ended();
    } finally {
      lock.unlock();
    }
    if (ours) {
      lane.fence.run("Reading an answer", () -> judge.judge(lane, request, answer));
    }
    pump();
    tell(lane);
  }

  private void tell(Lane lane) {
    List<Lane> told = new ArrayList<>();
    lock.lock();
    try {
      if (circuit.isShut(workers.nanoTime())) {
        told.addAll(lanes);
      } else {
        told.add(lane);
      }
    } finally {
      lock.unlock();
    }
    for (Lane each : told) {
      if (each == lane) {
        each.fence.run("Going on", each.owner::progressed);
      }
      if (isStuck(each)) {
        each.fence.run("Going on", each.owner::stuck);
      }
    }
  }

  boolean isPaused(Lane lane) {
    lock.lock();
    try {
      return circuit.isOpen() || lane.circuit.isOpen();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Opens the circuit: that of the server when it is away, that of the tracer when it is told to.
   */
  Duration shut(Lane lane, HttpAnswer answer, Duration pause) {
    lock.lock();
    try {
      long now = workers.nanoTime();
      boolean away = answer instanceof HttpAnswer.Unreachable;
      Circuit open = away ? circuit : lane.circuit;
      open.failed(now);
      if (!away) {
        circuit.succeeded();
        if (pause.compareTo(open.remaining(now)) > 0) {
          open.openFor(now, pause);
        }
      }
      return open.remaining(now);
    } finally {
      lock.unlock();
    }
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
    boolean taken;
    lock.lock();
    try {
      taken = !lane.closed;
      if (taken) {
        request.notBefore = workers.nanoTime() + pause.toNanos();
        lane.putBack(request, first);
        takeTurn(lane);
      }
    } finally {
      lock.unlock();
    }
    if (!taken) {
      giveUp(lane, List.of(request), Request.GivenUp.CLOSED);
    } else if (!pause.isZero()) {
      pumpAfter(pause);
    }
  }

  /** Puts aside what waits and can be: the server takes nothing for a while. */
  void putAside(Lane lane, HttpAnswer why) {
    List<Request> waiting;
    lock.lock();
    try {
      waiting = lane.takeThoseThatCanBePutAside();
    } finally {
      lock.unlock();
    }
    for (Request request : waiting) {
      if (lane.fence.call("Putting a request aside", () -> request.putAside(why), false)) {
        end(lane, request, false);
      } else {
        wait(lane, request, Duration.ZERO);
      }
    }
  }

  void end(Lane lane, Request request, boolean answered) {
    lock.lock();
    try {
      lane.ended(request);
      if (answered) {
        circuit.succeeded();
        lane.circuit.succeeded();
      }
    } finally {
      lock.unlock();
    }
  }

  private void expire() {
    for (Lane lane : waitingLanes()) {
      List<Request> expired;
      lock.lock();
      try {
        expired = lane.expired(workers.nanoTime());
      } finally {
        lock.unlock();
      }
      giveUp(lane, expired, Request.GivenUp.EXPIRED);
    }
  }

  /** All that wait, once a second. */
  private List<Lane> waitingLanes() {
    lock.lock();
    try {
      long now = workers.nanoTime();
      if (now - nextExpiry < 0) {
        return List.of();
      }
      nextExpiry = now + EXPIRY.toNanos();
      return List.copyOf(turns);
    } finally {
      lock.unlock();
    }
  }

  void close(Lane lane) {
    List<Request> left = new ArrayList<>();
    List<CompletableFuture<HttpAnswer>> exchanges = new ArrayList<>();
    lock.lock();
    try {
      lane.closed = true;
      lanes.remove(lane);
      turns.remove(lane);
      for (Request request : lane.inFlight) {
        request.sent = true;
        if (request.exchange != null) {
          exchanges.add(request.exchange);
        }
      }
      left.addAll(lane.inFlight);
      left.addAll(lane.waiting);
      lane.inFlight.clear();
      lane.waiting.clear();
    } finally {
      lock.unlock();
    }
    giveUp(lane, left, Request.GivenUp.CLOSED);
    exchanges.forEach(exchange -> exchange.cancel(true));
  }

  private void giveUp(Lane lane, List<Request> requests, Request.GivenUp why) {
    for (Request request : requests) {
      end(lane, request, false);
      lane.fence.run(
          "Giving up a request", () -> request.givenUp(why, request.sent, request.lastFailure));
    }
  }
}
