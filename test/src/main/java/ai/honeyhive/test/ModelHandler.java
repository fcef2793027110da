package ai.honeyhive.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers chat completion requests from a script. */
final class ModelHandler implements HttpHandler {
  static final String PATH = "/v1/chat/completions";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<JsonNode, Reply> script;
  private final CountDownLatch closing;
  private final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger completions = new AtomicInteger();

  ModelHandler(Function<JsonNode, Reply> script, CountDownLatch closing) {
    this.script = script;
    this.closing = closing;
  }

  List<ModelRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (closing.getCount() == 0) {
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      if (!path.equals(PATH) || !method.equals("POST")) {
        fail(exchange, ModelError.of(404, "Unknown request URL: " + method + " " + path));
        return;
      }
      answer(exchange, body);
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    JsonNode request;
    try {
      request = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      fail(exchange, ModelError.of(400, "the body is not JSON: " + e.getOriginalMessage()));
      return;
    }
    requests.add(new ModelRequest(exchange.getRequestHeaders(), request));
    Reply reply = ask(request);
    if (!waited(reply)) {
      return;
    }
    reply.extras().headers().forEach(exchange.getResponseHeaders()::set);
    ModelError error = reply.error();
    if (error != null) {
      fail(exchange, error);
    } else {
      complete(exchange, request, reply);
    }
  }

  private Reply ask(JsonNode request) {
    try {
      return script.apply(request);
    } catch (RuntimeException | AssertionError e) {
      return Reply.error(400, "the script threw " + e);
    }
  }

  private boolean waited(Reply reply) {
    long nanos = reply.extras().latency().toNanos();
    try {
      return nanos == 0 || !closing.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void complete(HttpExchange exchange, JsonNode request, Reply reply) throws IOException {
    Completion completion = new Completion(request, reply, completions.incrementAndGet());
    if (request.path("stream").asBoolean()) {
      stream(exchange, completion.chunks());
    } else {
      send(exchange, 200, completion.whole());
    }
  }

  private static void stream(HttpExchange exchange, List<ObjectNode> chunks) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    for (ObjectNode chunk : chunks) {
      out.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
    out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
  }

  private static void fail(HttpExchange exchange, ModelError error) throws IOException {
    send(exchange, error.status(), error.toJson());
  }

  private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
