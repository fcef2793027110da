package ai.honeyhive.tracer.internal.export.transport;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The transports of the process: one for each kind of settings, while somebody uses it.
 *
 * <p>Where nothing but the garbage collector ends an HTTP client and its thread, a transport whose
 * last user is gone rests, is held weakly, and serves the next user, so that users that come and go
 * do not gather threads.
 */
public final class Transports {
  private static final Map<TransportSettings, Shared> USED = new HashMap<>();
  private static final Map<TransportSettings, WeakReference<PooledTransport>> RESTING =
      new HashMap<>();

  private Transports() {}

  private static final class Shared {
    private final PooledTransport transport;
    private int users;

    Shared(PooledTransport transport) {
      this.transport = transport;
    }
  }

  /**
   * Returns the transport with these settings. Cheap: connections and threads are made with the
   * first request. Whoever closes it gives up its use; the last one ends connections and threads.
   */
  public static HttpTransport acquire(TransportSettings settings) {
    synchronized (USED) {
      Shared shared = USED.computeIfAbsent(settings, key -> new Shared(wakeOrMake(key)));
      shared.users++;
      return new Use(settings, shared);
    }
  }

  /**
   * Ends the connections of all transports that have nothing under way, because the process ends: a
   * JVM waits for a thread that is waiting for a connection. A request that comes later makes new
   * ones.
   */
  public static void quiet() {
    List<Shared> all;
    synchronized (USED) {
      all = List.copyOf(USED.values());
    }
    all.forEach(shared -> shared.transport.quiet());
  }

  private static PooledTransport wakeOrMake(TransportSettings settings) {
    WeakReference<PooledTransport> resting = RESTING.remove(settings);
    PooledTransport transport = resting == null ? null : resting.get();
    if (transport != null) {
      transport.wake();
      return transport;
    }
    return settings.light() ? new LightTransport(settings) : new JdkTransport(settings);
  }

  private static void release(TransportSettings settings, Shared shared) {
    PooledTransport unused = unused(settings, shared);
    if (unused == null) {
      return;
    }
    unused.rest();
    if (!unused.end()) {
      synchronized (USED) {
        RESTING.values().removeIf(transport -> transport.get() == null);
        RESTING.put(settings, new WeakReference<>(unused));
      }
    }
  }

  private static @Nullable PooledTransport unused(TransportSettings settings, Shared shared) {
    synchronized (USED) {
      if (--shared.users > 0) {
        return null;
      }
      USED.remove(settings);
      return shared.transport;
    }
  }

  /** One user's view of a transport. */
  private static final class Use implements HttpTransport {
    private final TransportSettings settings;
    private final Shared shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    Use(TransportSettings settings, Shared shared) {
      this.settings = settings;
      this.shared = shared;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
      if (closed.get()) {
        IOException why = new IOException("The transport is closed");
        return CompletableFuture.completedFuture(new HttpAnswer.Unreachable(why, false, false));
      }
      return shared.transport.send(call);
    }

    @Override
    public void release() {
      shared.transport.release();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        Transports.release(settings, shared);
      }
    }
  }
}
