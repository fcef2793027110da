package ai.honeyhive.tracer.internal.export.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** What the transports have in common: their threads, and knowing what is under way. */
abstract class PooledTransport implements HttpTransport {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LOOK = Duration.ofMillis(1);

  private final TransportThreads threads;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
  private final Set<String> servers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  PooledTransport(TransportThreads threads) {
    this.threads = threads;
  }

  final TransportThreads threads() {
    return threads;
  }

  @Override
  public final CompletableFuture<HttpAnswer> send(HttpCall call) {
    Exchange exchange = exchange(call, servers);
    running.add(exchange);
    if (closed) {
      exchange.stop(new IOException("The transport is closed"));
    }
    exchange.begin(threads, () -> running.remove(exchange));
    return exchange.answer();
  }

  /** Makes an exchange, without starting it. */
  abstract Exchange exchange(HttpCall call, Set<String> servers);

  /** Ends what is under way, and the threads, as soon as they have seen it. */
  final void rest() {
    closed = true;
    for (Exchange exchange : running) {
      exchange.stop(new IOException("The transport was closed"));
    }
    threads.rest();
  }

  /** Makes it usable after a {@link #rest}. */
  final void wake() {
    closed = false;
    threads.wake();
  }

  /** Ends connections after a {@link #rest}; false when it cannot, and is better used again. */
  abstract boolean end();

  /** Ends connections if nothing is under way. One that was just answered is over in a moment. */
  final void quiet() {
    long until = System.nanoTime() + MOMENT.toNanos();
    while (!running.isEmpty() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(this, LOOK.toNanos());
    }
    if (running.isEmpty()) {
      end();
    }
  }

  @Override
  public final void release() {
    rest();
    end();
    threads.awaitNone();
    wake();
  }

  @Override
  public final void close() {
    rest();
    end();
  }
}
