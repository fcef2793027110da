package ai.honeyhive.server.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Listens on one address and hands every request to one handler. */
public final class HttpListener implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HttpListener.class.getName());
  private static final int BACKLOG = 256;
  private static final String CLIENT_GONE = "a client went away";
  private static final Duration DRAIN = Duration.ofSeconds(5);

  static {
    // Read once by the JDK's server when it is first used: without the first, every answer to a
    // request with a body waits 40 ms for the peer's acknowledgement; without the second, a client
    // that stops in the middle of a body holds a thread for ever.
    setDefault("sun.net.httpserver.nodelay", "true");
    setDefault("sun.net.httpserver.maxReqTime", "120");
  }

  private final HttpServer server;
  private final ExecutorService workers;
  private final Handler handler;
  private final StreamThreads streams = new StreamThreads();
  private final BodyMemory bodies;
  // One party for the listener itself, one for each request being answered.
  private final Phaser inFlight = new Phaser(1);
  private volatile boolean closing;

  private HttpListener(
      HttpServer server, ExecutorService workers, Handler handler, BodyMemory bodies) {
    this.server = server;
    this.bodies = bodies;
    this.workers = workers;
    this.handler = handler;
  }

  /** Starts to listen, with as much memory for bodies as the heap allows. */
  static HttpListener start(InetSocketAddress address, Handler routes) throws IOException {
    return start(address, routes, BodyMemory.ofHeap());
  }

  /**
   * Starts to listen.
   *
   * @param bodies what the bodies of all requests may hold together
   * @throws IOException when the address cannot be bound
   */
  public static HttpListener start(InetSocketAddress address, Handler routes, BodyMemory bodies)
      throws IOException {
    HttpServer server = HttpServer.create(address, BACKLOG);
    ExecutorService workers = WorkerThreads.start();
    boolean loopback = address.getAddress().isLoopbackAddress();
    Handler guarded = new ErrorBodies(new HostGuard(address.getHostString(), loopback, routes));
    HttpListener listener = new HttpListener(server, workers, guarded, bodies);
    server.setExecutor(workers);
    server.createContext("/", listener::exchange);
    server.start();
    return listener;
  }

  /** The port that was bound. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void exchange(HttpExchange exchange) {
    inFlight.register();
    boolean handedOver = false;
    try (BodyMemory.Share memory = bodies.share()) {
      JdkExchange adapter = new JdkExchange(exchange);
      if (closing) {
        adapter.answer(Response.error(HttpFailure.unavailable("The server is stopping", 5)));
        return;
      }
      Response response = handler.handle(adapter.request(memory));
      BodyStream stream = response.stream();
      if (stream == null) {
        adapter.answer(response);
      } else {
        handedOver = stream(exchange, adapter, response, stream);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, CLIENT_GONE, e);
    } finally {
      if (!handedOver) {
        exchange.close();
      }
      inFlight.arriveAndDeregister();
    }
  }

  /** Whether another thread answers from now on. */
  private boolean stream(
      HttpExchange exchange, JdkExchange adapter, Response response, BodyStream stream)
      throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      stream.close();
      adapter.answer(response);
      return false;
    }
    boolean started = streams.start(() -> {
      try (exchange;
          stream) {
        adapter.answer(response, stream);
      } catch (IOException e) {
        LOG.log(Level.DEBUG, CLIENT_GONE, e);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a stream ended before its end", e);
      }
    });
    if (!started) {
      stream.close();
      adapter.answer(Response.error(HttpFailure.unavailable("Too many streams at one time", 5)));
    }
    return started;
  }

  /**
   * Ends streams, lets requests that are being answered finish for a few seconds, stops all
   * threads.
   */
  @Override
  public void close() {
    closing = true;
    streams.close();
    int phase = inFlight.arriveAndDeregister();
    try {
      inFlight.awaitAdvanceInterruptibly(phase, DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.log(Level.DEBUG, "requests were still running after {0}", DRAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    WorkerThreads.stop(workers);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
