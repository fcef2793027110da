package ai.honeyhive.server.internal.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One exchange of the JDK's server, seen as a {@link Request} and a {@link Response}. */
final class JdkExchange {
  // A client that is still sending does not look for an answer: what is on its way is read away
  // first, up to this many bytes, or it would only see a broken connection.
  private static final long MAX_DRAINED_BYTES = 64L << 20;

  private final HttpExchange exchange;

  JdkExchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  Request request() {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestHeaders()::getFirst,
        exchange.getRequestBody());
  }

  void answer(Response response) throws IOException {
    if (!drained()) {
      exchange.getResponseHeaders().set("Connection", "close");
    }
    response.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = response.body();
    if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private boolean drained() throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] chunk = new byte[1 << 14];
    long left = MAX_DRAINED_BYTES;
    while (left > 0) {
      int n = in.read(chunk);
      if (n < 0) {
        return true;
      }
      left -= n;
    }
    return false;
  }
}
