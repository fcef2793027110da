package ai.honeyhive.it.dataplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data plane over plain HTTP. An answer that is not 200 is an {@link IOException}. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final int PAGE = 7500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, body);
  }

  JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
    return send("PUT", path, body);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send("GET", path, null);
  }

  JsonNode delete(String path) throws IOException, InterruptedException {
    return send("DELETE", path, null);
  }

  /** All events of a session, its own one too. */
  List<JsonNode> session(String id) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("limit", PAGE);
    body.putArray("filters")
        .addObject()
        .put("field", "session_id")
        .put("operator", "is")
        .put("value", id)
        .put("type", "string");
    return post("/v1/events/export", body).get("events").valueStream().toList();
  }

  private JsonNode send(String method, String path, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
        .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + " "
          + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return JSON.readTree(answer.body());
  }
}
