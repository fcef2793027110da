package ai.honeyhive.it.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The second service on the JDK's server. */
public final class JdkShop {
  private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(Headers headers) {
      return headers.keySet();
    }

    @Override
    public String get(Headers headers, String name) {
      return headers == null ? null : headers.getFirst(name);
    }
  };

  private final Shop shop;

  private JdkShop(Shop shop) {
    this.shop = shop;
  }

  /** Runs it until its standard input ends. */
  public static void main(String[] args) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Shop shop = new Shop(args)) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      JdkShop service = new JdkShop(shop);
      server.setExecutor(threads);
      server.createContext(Shop.NAMED, service::named);
      server.createContext(Shop.AUTOMATIC, service::automatic);
      server.start();
      shop.ready(server.getAddress().getPort());
      Shop.awaitEnd();
      server.stop(0);
    } finally {
      threads.shutdown();
    }
  }

  private void named(HttpExchange exchange) {
    try (exchange;
        Scope request = Shop.believe(exchange.getRequestHeaders())) {
      answer(exchange);
    }
  }

  /** What instrumentation of a server does. */
  private void automatic(HttpExchange exchange) {
    Context context = shop.instrumented()
        .getPropagators()
        .getTextMapPropagator()
        .extract(Context.current(), exchange.getRequestHeaders(), GETTER);
    Span span = shop.instrumented()
        .getTracer("server")
        .spanBuilder("GET")
        .setParent(context)
        .setSpanKind(SpanKind.SERVER)
        .startSpan();
    try (exchange;
        Scope request = context.with(span).makeCurrent()) {
      answer(exchange);
    } finally {
      span.end();
    }
  }

  private void answer(HttpExchange exchange) {
    byte[] trace = shop.handle(exchange.getRequestURI().getQuery()).getBytes(UTF_8);
    try {
      exchange.sendResponseHeaders(200, trace.length);
      exchange.getResponseBody().write(trace);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
