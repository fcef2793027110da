package ai.honeyhive.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Reads {@code text/event-stream}, as a browser does. */
final class EventSource implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  /** One event. */
  record Message(String name, JsonNode data) {
    String text(String field) {
      return data.path(field).asText();
    }
  }

  private EventSource(HttpResponse<InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  static EventSource open(HoneyHiveServer server, String query, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + "/v1/events/tail" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new EventSource(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The next event, comments left out; null at the end. */
  Message next() throws IOException {
    String name = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data: ")) {
        return new Message(name, Caller.parse(line.substring("data: ".length())));
      }
    }
    return null;
  }

  /** Whether there is no more event. */
  boolean ends() {
    try {
      return next() == null;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
