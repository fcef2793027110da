package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one tracer at one destination. Its fields, and the methods that use them, belong
 * to {@link Turns}; the public methods are thread-safe.
 */
public final class Lane {
  /** Whose lane it is. Called without any lock, on a worker. */
  public interface Owner {
    /** Requests have ended: there is room for others. */
    void progressed();

    /** Nothing is under way, and nothing will be for a while: the server does not answer. */
    void stuck();
  }

  final Owner owner;
  final Fence fence;
  final Deadline deadline;
  final long maxAge;
  final Circuit circuit = new Circuit();
  final Deque<Request> waiting = new ArrayDeque<>();
  final Set<Request> inFlight = new HashSet<>();
  boolean inTurn;
  boolean closed;
  private @Nullable Request gate;
  private long gateUntil;
  private final AtomicLong bytes = new AtomicLong();
  private final Destination destination;

  Lane(Destination destination, Owner owner, Fence fence, Deadline deadline, Duration maxAge) {
    this.destination = destination;
    this.owner = owner;
    this.fence = fence;
    this.deadline = deadline;
    this.maxAge = maxAge.toNanos();
  }

  /** Adds a request behind the others; false when the lane is closed. */
  public boolean add(Request request) {
    return destination.add(this, request);
  }

  /** Adds a request that the others let pass, until its first attempt has ended or that time. */
  public boolean addGate(Request request, Duration atMost) {
    return destination.addGate(this, request, atMost);
  }

  /** Sends what may be sent; called on a worker. */
  public void send() {
    destination.pump();
  }

  /** Asks for one attempt now, even of a server that did not answer lately. */
  public void hurry() {
    destination.turns().hurry(this);
  }

  /** Ends connections for now; the next request makes new ones. */
  public void release() {
    destination.release();
  }

  /** Bytes of all requests that have not ended. */
  public long bytes() {
    return bytes.get();
  }

  /** How many requests are under way. */
  public int requestsInFlight() {
    return destination.turns().inFlight(this);
  }

  /** Whether requests wait because the server failed too often. */
  public boolean isPaused() {
    return destination.turns().isPaused(this);
  }

  /** Whether requests wait and none can be sent for a while. */
  public boolean isStuck() {
    return destination.turns().isStuck(this);
  }

  /**
   * Ends everything: what waits and what is under way is given up, and nothing is taken any more.
   */
  public void close() {
    destination.close(this);
  }

  void put(Request request) {
    waiting.add(request);
    bytes.addAndGet(request.bytes());
  }

  /** Puts a request back that was taken. */
  void putBack(Request request, boolean first) {
    if (first) {
      waiting.addFirst(request);
    } else {
      waiting.addLast(request);
    }
  }

  /** Takes the requests that can be put aside. */
  List<Request> movable() {
    return take(Request::canBePutAside);
  }

  /** Takes those of them that had no turn for too long; the same again only after that time. */
  List<Request> impatient(long now) {
    List<Request> taken =
        take(request -> now - request.patientUntil >= 0 && request.canBePutAside());
    taken.forEach(request -> request.patientUntil = now + Request.PATIENCE.toNanos());
    return taken;
  }

  private List<Request> take(Predicate<Request> which) {
    List<Request> taken = waiting.stream().filter(which).toList();
    waiting.removeAll(taken);
    return taken;
  }

  void gate(Request request, long until) {
    gate = request;
    gateUntil = until;
  }

  void ended(Request request) {
    bytes.addAndGet(-request.bytes());
    attempted(request);
  }

  void attempted(Request request) {
    if (request == gate) {
      gate = null;
    }
  }

  /** Takes the first request that may be sent now. */
  @Nullable
  Request next(long now) {
    if (!circuit.allows(now)) {
      return null;
    }
    for (Iterator<Request> requests = waiting.iterator(); requests.hasNext(); ) {
      Request request = requests.next();
      boolean passes = gate == null || gate == request || now - gateUntil >= 0;
      if (passes && now - request.notBefore >= 0) {
        requests.remove();
        return request;
      }
    }
    return null;
  }

  /** Takes the requests that waited too long. */
  List<Request> expired(long now) {
    return take(request -> now - request.createdNanos() > maxAge);
  }

  /** Takes all. */
  List<Request> empty() {
    List<Request> all = new ArrayList<>(inFlight);
    all.addAll(waiting);
    inFlight.clear();
    waiting.clear();
    return all;
  }
}
