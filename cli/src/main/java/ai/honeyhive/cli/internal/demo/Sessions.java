package ai.honeyhive.cli.internal.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Reads sessions back from a server, over HTTP like any other client. */
final class Sessions {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;

  Sessions(URI server) {
    this.server = server;
  }

  /**
   * Returns the sessions that started at or after a time, the oldest first.
   *
   * @throws IOException when the server does not answer, or with an error
   */
  List<TraceNode> since(Instant start) throws IOException, InterruptedException {
    Map<String, ?> query = Map.of(
        "filters",
        List.of(
            Map.of("field", "event_type", "operator", "is", "value", "session", "type", "string")),
        "dateRange",
        Map.of("start_time", start.toString(), "end_time", Instant.now().toString()));
    HttpRequest.Builder search = request("/v1/events/search")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(query)));
    List<TraceNode> sessions = new ArrayList<>();
    for (JsonNode session : send(search).path("events")) {
      String id = session.path("event_id").asText();
      sessions.add(new TraceNode(send(request("/v1/sessions/" + id))));
    }
    Collections.reverse(sessions);
    return sessions;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(response.request().uri() + " answered " + response.statusCode());
    }
    return json.readTree(response.body());
  }
}
