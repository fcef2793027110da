package ai.honeyhive.tracer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A backend on loopback that answers as told, in order, and then with 200. It keeps what it
 * received.
 */
public final class FaultyBackend implements AutoCloseable {
  /** One request as it arrived. */
  public record Received(String path, com.sun.net.httpserver.Headers headers, byte[] body) {}

  /** One answer. */
  public interface Fault {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final Queue<Fault> faults = new ArrayDeque<>();
  private final List<Received> received = new ArrayList<>();
  private @Nullable Fault sessions;
  private volatile CountDownLatch hanging = new CountDownLatch(1);

  public FaultyBackend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // A thread for each exchange, so that none is left between tests.
    server.setExecutor(task -> new Thread(task, "faulty-backend").start());
    server.createContext("/", this::handle);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next span requests with these statuses; session starts get a 200. */
  public FaultyBackend then(int... statuses) {
    for (int status : statuses) {
      then(exchange -> exchange.sendResponseHeaders(status, -1));
    }
    return this;
  }

  public synchronized FaultyBackend then(Fault fault) {
    faults.add(fault);
    return this;
  }

  /** Answers each session start so. */
  public synchronized FaultyBackend sessions(Fault fault) {
    sessions = fault;
    return this;
  }

  /** Does not answer before it is released. */
  public Fault hang() {
    CountDownLatch latch = hanging;
    return exchange -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  public synchronized List<Received> received(String path) {
    return received.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Lets the hanging requests end. */
  public void release() {
    hanging.countDown();
    hanging = new CountDownLatch(1);
  }

  /** Forgets what was received and what is still to come. */
  public synchronized void clear() {
    faults.clear();
    received.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      Fault fault;
      synchronized (this) {
        received.add(new Received(path, exchange.getRequestHeaders(), body));
        fault = path.endsWith("/traces") ? faults.poll() : sessions;
      }
      if (fault != null) {
        fault.answer(exchange);
      } else {
        exchange.sendResponseHeaders(200, -1);
      }
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
