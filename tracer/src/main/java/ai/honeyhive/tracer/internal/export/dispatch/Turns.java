package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is at one server: the lanes one after the other, so many requests at a time, none
 * while a circuit is open. It only keeps the books, and is the lock of lanes, requests and
 * circuits. Thread-safe.
 */
final class Turns {
  /** A request, and the lane it came from. */
  record Turn(Lane lane, Request request) {}

  private final Queue<Lane> queue = new ArrayDeque<>();
  private final Set<Lane> lanes = new HashSet<>();
  private final Circuit circuit = new Circuit();
  private final Workers time;
  private final int permits;
  private int inFlight;

  Turns(Workers time, int permits) {
    this.time = time;
    this.permits = permits;
  }

  synchronized void open(Lane lane) {
    lanes.add(lane);
  }

  /**
   * Takes what is left; nothing is added from now on. Whether those under way have left is known to
   * the transport alone, so that the server may have any of them.
   */
  synchronized List<Request> close(Lane lane) {
    lane.closed = true;
    lanes.remove(lane);
    queue.remove(lane);
    // One of which no attempt is known is just being handed to the transport.
    lane.inFlight.forEach(request -> request.sent |= request.exchange == null);
    return lane.empty();
  }

  /** Adds a request behind the others; false when the lane is closed. */
  synchronized boolean add(Lane lane, Request request) {
    if (!lane.closed) {
      lane.put(request);
      queue(lane);
    }
    return !lane.closed;
  }

  /** Adds a request that was taken before; false when the lane is closed. */
  synchronized boolean putBack(Lane lane, Request request, Duration pause, boolean first) {
    if (!lane.closed) {
      request.notBefore = time.nanoTime() + pause.toNanos();
      lane.putBack(request, first);
      queue(lane);
    }
    return !lane.closed;
  }

  private void queue(Lane lane) {
    if (!lane.inTurn && !lane.waiting.isEmpty()) {
      lane.inTurn = true;
      queue.add(lane);
    }
  }

  synchronized void gate(Lane lane, Request request, Duration atMost) {
    lane.gate(request, time.nanoTime() + atMost.toNanos());
  }

  /** Takes the request that is to be sent now, if there is one. */
  synchronized @Nullable Turn next() {
    long now = time.nanoTime();
    if (inFlight >= permits || !circuit.allows(now)) {
      return null;
    }
    for (int i = queue.size(); i > 0; i--) {
      Lane lane = queue.remove();
      lane.inTurn = false;
      Request request = lane.next(now);
      queue(lane);
      if (request != null) {
        inFlight++;
        lane.inFlight.add(request);
        lane.circuit.sent();
        circuit.sent();
        return new Turn(lane, request);
      }
    }
    return null;
  }

  /** An attempt has begun; false when its lane was closed meanwhile. */
  synchronized boolean started(Lane lane, Request request, CompletableFuture<HttpAnswer> exchange) {
    request.exchange = exchange;
    return !lane.closed;
  }

  /** An attempt is over; false when its lane was closed meanwhile, and its request has ended. */
  synchronized boolean attempted(Lane lane, Request request) {
    inFlight--;
    request.exchange = null;
    lane.attempted(request);
    lane.circuit.ended();
    circuit.ended();
    return lane.inFlight.remove(request);
  }

  /** A request has ended. */
  synchronized void ended(Lane lane, Request request, boolean answered) {
    lane.ended(request);
    if (answered) {
      circuit.succeeded();
      lane.circuit.succeeded();
    }
  }

  /** Takes the requests that waited too long. */
  List<Turn> expired() {
    return take(Lane::expired);
  }

  /** Takes those that waited so long for their turn that they are better put aside. */
  List<Turn> impatient() {
    return take(Lane::impatient);
  }

  /** Takes those that can be put aside. */
  List<Turn> movable() {
    return take((lane, now) -> lane.movable());
  }

  /** Takes those of one lane that can be put aside. */
  synchronized List<Turn> movable(Lane lane) {
    return lane.movable().stream().map(request -> new Turn(lane, request)).toList();
  }

  private synchronized List<Turn> take(BiFunction<Lane, Long, List<Request>> which) {
    List<Turn> taken = new ArrayList<>();
    long now = time.nanoTime();
    for (Lane lane : lanes) {
      for (Request request : which.apply(lane, now)) {
        taken.add(new Turn(lane, request));
      }
    }
    return taken;
  }

  /** Whether a request waits or is under way. */
  synchronized boolean isBusy() {
    return inFlight > 0 || lanes.stream().anyMatch(lane -> !lane.waiting.isEmpty());
  }

  synchronized int inFlight(Lane lane) {
    return lane.inFlight.size();
  }

  synchronized void hurry(Lane lane) {
    long now = time.nanoTime();
    circuit.hurry(now);
    lane.circuit.hurry(now);
  }

  synchronized boolean isPaused(Lane lane) {
    return circuit.isOpen() || lane.circuit.isOpen();
  }

  synchronized boolean isStuck(Lane lane) {
    long now = time.nanoTime();
    return !lane.waiting.isEmpty()
        && lane.inFlight.isEmpty()
        && (circuit.isShut(now) || lane.circuit.isShut(now));
  }

  /** The stuck ones of those that an answer concerns: all lanes, when the server is away. */
  synchronized List<Lane> stuckWith(Lane lane) {
    Collection<Lane> concerned = circuit.isShut(time.nanoTime()) ? lanes : List.of(lane);
    return concerned.stream().filter(this::isStuck).toList();
  }

  /** Opens the circuit of the server, which is away; tells how long it lets nothing through. */
  synchronized Duration shut() {
    long now = time.nanoTime();
    circuit.failed(now);
    return circuit.remaining(now);
  }

  /** Opens the circuit of a tracer that is told to wait; tells how long it lets nothing through. */
  synchronized Duration shut(Lane lane, Duration pause) {
    long now = time.nanoTime();
    lane.circuit.failed(now);
    circuit.succeeded();
    if (pause.compareTo(lane.circuit.remaining(now)) > 0) {
      lane.circuit.openFor(now, pause);
    }
    return lane.circuit.remaining(now);
  }
}
