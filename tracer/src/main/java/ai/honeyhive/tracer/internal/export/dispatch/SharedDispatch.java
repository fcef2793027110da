package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import ai.honeyhive.tracer.internal.export.transport.HttpTransport;
import ai.honeyhive.tracer.internal.export.transport.Transports;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One tracer's hold on the workers of the process and on a destination. Thread-safe. */
public final class SharedDispatch implements Dispatch {
  private static final Map<Key, Shared> SHARED = new HashMap<>();

  /**
   * Which destination. What the compiler makes of a record to compare it is kept by the JDK for
   * ever, and with it the class loader of an application that is gone.
   */
  private record Key(Endpoint.Target target, int permits) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.permits == permits && key.target.equals(target);
    }

    @Override
    public int hashCode() {
      return 31 * target.hashCode() + permits;
    }
  }

  private static final class Shared {
    private final HttpTransport transport;
    private final Destination destination;
    private int holders;

    Shared(Key key, Workers workers) {
      transport = Transports.acquire(key.target().transport());
      destination = new Destination(transport, workers, key.permits());
    }
  }

  private final Key key;
  private @Nullable SharedWorkers workers;
  private @Nullable Shared shared;
  private boolean closed;

  /**
   * Makes one that holds nothing yet.
   *
   * @param permits how many requests may be under way there at a time, of all tracers
   */
  public SharedDispatch(Endpoint endpoint, int permits) {
    this.key = new Key(endpoint.target(), permits);
  }

  @Override
  public synchronized Workers workers() {
    if (closed) {
      return Workers.ENDED;
    }
    SharedWorkers held = workers;
    if (held == null) {
      held = SharedWorkers.acquire();
      workers = held;
    }
    return held;
  }

  @Override
  public synchronized @Nullable Destination destination() {
    if (closed) {
      return null;
    }
    Shared held = shared;
    if (held == null) {
      held = acquire(key, workers());
      shared = held;
    }
    return held.destination;
  }

  private static Shared acquire(Key key, Workers workers) {
    synchronized (SHARED) {
      Shared found = SHARED.computeIfAbsent(key, missing -> new Shared(missing, workers));
      found.holders++;
      return found;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (shared != null) {
      release(key, shared);
      shared = null;
    }
    if (workers != null) {
      workers.release();
      workers = null;
    }
  }

  private static void release(Key key, Shared held) {
    synchronized (SHARED) {
      held.holders--;
      if (held.holders == 0) {
        SHARED.remove(key);
        held.transport.close();
      }
    }
  }
}
