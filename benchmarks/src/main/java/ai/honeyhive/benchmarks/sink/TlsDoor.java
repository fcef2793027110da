package ai.honeyhive.benchmarks.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/** The sink over TLS, for what a connection costs; not for throughput. */
final class TlsDoor {
  private final Board board;
  private final BooleanSupplier closing;
  private final HttpsServer server;

  TlsDoor(Board board, SSLContext keys, BooleanSupplier closing) throws IOException {
    this.board = board;
    this.closing = closing;
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(keys));
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestURI().getPath().endsWith("/v1/traces")) {
        synchronized (this) {
          board.add(Board.Figure.SPANS, SpanCount.of(ByteBuffer.wrap(body)));
        }
      }
      if (closing.getAsBoolean()) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
