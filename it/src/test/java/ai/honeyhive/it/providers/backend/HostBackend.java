package ai.honeyhive.it.providers.backend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The backend of a host application: keeps every OTLP request as it came. Thread-safe. */
public final class HostBackend implements AutoCloseable {
  private static final int OK = 200;

  private final HttpServer server;
  private final List<ResourceSpans> received = new ArrayList<>();

  public HostBackend() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What arrived so far, request by request. */
  public synchronized List<ResourceSpans> received() {
    return List.copyOf(received);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = plain(exchange)) {
      byte[] bytes = body.readAllBytes();
      if (exchange.getRequestURI().getPath().equals("/v1/traces")) {
        add(ExportTraceServiceRequest.parseFrom(bytes).getResourceSpansList());
      }
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  private static InputStream plain(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
  }

  private synchronized void add(List<ResourceSpans> spans) {
    received.addAll(spans);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
