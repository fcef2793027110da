package ai.honeyhive.server.internal.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

/** One exchange of the JDK's server, seen as a {@link Request} and a {@link Response}. */
final class JdkExchange {
  // A client that is still sending does not look for an answer, and a connection that is closed
  // before it has read the answer loses it: so the rest of a refused body is read away.
  private static final long MAX_DRAINED_BYTES = 64L << 20;
  // So much the JDK's server reads away itself, and keeps the connection.
  private static final long SHORT_BODY_BYTES = 64L << 10;

  private final HttpExchange exchange;

  JdkExchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  Request request(BodyMemory.Share memory) {
    return new Request(
        exchange.getRequestMethod(),
        target(exchange.getRequestURI()),
        exchange.getRequestHeaders()::getFirst,
        new BodyReader(exchange.getRequestBody(), memory));
  }

  private static String target(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  void answer(Response response) throws IOException {
    if (response.status() >= 400 && !hasShortBody()) {
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
      out.flush();
      drain(exchange.getRequestBody());
    }
  }

  /** Writes a stream to its end, or until the client or this server has enough of it. */
  void answer(Response response, BodyStream body) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(response.status(), 0);
    try (OutputStream out = exchange.getResponseBody()) {
      body.writeTo(out);
    }
  }

  private boolean hasShortBody() {
    Headers headers = exchange.getRequestHeaders();
    String length = headers.getFirst("Content-Length");
    if (length == null) {
      return headers.getFirst("Transfer-Encoding") == null;
    }
    try {
      return Long.parseLong(length.strip()) <= SHORT_BODY_BYTES;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void drain(InputStream body) throws IOException {
    byte[] chunk = new byte[1 << 14];
    long left = MAX_DRAINED_BYTES;
    int n = 0;
    while (left > 0 && n >= 0) {
      n = body.read(chunk);
      left -= n;
    }
  }
}
