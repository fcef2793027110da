package ai.honeyhive.it.clients;

import ai.honeyhive.server.HoneyHiveServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A server that takes every key, as it is started without configuration, asked over plain HTTP. */
final class OpenServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final HoneyHiveServer server;

  OpenServer(Path storage) {
    server = HoneyHiveServer.builder().port(0).grpcPort(0).storage(storage).start();
  }

  URI uri() {
    return server.uri();
  }

  /** Where it takes OTLP over gRPC, as exporters want it said. */
  String grpc() {
    return server.grpcUri().orElseThrow().toString().replace("grpc://", "http://");
  }

  /** Events for which a field is a value, those that started last first. */
  List<JsonNode> events(String field, String value) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("limit", 7500);
    body.putArray("filters")
        .addObject()
        .put("field", field)
        .put("operator", "is")
        .put("value", value)
        .put("type", "string");
    return send(HttpRequest.newBuilder(uri().resolve("/v1/events/export"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())))
        .get("events")
        .valueStream()
        .toList();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri().resolve(path)).GET());
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request.build(), BodyHandlers.ofByteArray()).body());
  }

  @Override
  public void close() {
    server.close();
  }
}
