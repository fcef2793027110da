package ai.honeyhive.cli.internal.archive;

import ai.honeyhive.cli.internal.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A running server, called over HTTP. */
public final class RemoteServer {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT)
      .build();
  private final URI url;
  private final String apiKey;

  /**
   * Makes a caller.
   *
   * @param apiKey empty when the server needs none
   * @throws CommandFailure when the URL is none
   */
  public RemoteServer(String url, String apiKey) throws CommandFailure {
    try {
      this.url = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      if (!String.valueOf(this.url.getScheme()).startsWith("http") || this.url.getHost() == null) {
        throw new IllegalArgumentException(url);
      }
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failure(
          "--url must be like http://127.0.0.1:4318, and not " + url + ".");
    }
    this.apiKey = apiKey;
  }

  InputStream export() throws CommandFailure, IOException, InterruptedException {
    return checked(send(request("/v1/export").header("Accept-Encoding", "gzip").GET()))
        .body();
  }

  JsonNode restore(byte[] lines) throws CommandFailure, IOException, InterruptedException {
    HttpRequest.Builder request = request("/v1/import")
        .header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofByteArray(lines));
    try (InputStream body = checked(send(request)).body()) {
      return JSON.readTree(body);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    return apiKey.isEmpty() ? request : request.header("Authorization", "Bearer " + apiKey);
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request)
      throws CommandFailure, InterruptedException {
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw CommandFailure.failure("No server answers at " + url + ": " + e
          + ". Start it with 'honeyhive server', or name another with --url.");
    }
  }

  private HttpResponse<InputStream> checked(HttpResponse<InputStream> response)
      throws CommandFailure, IOException {
    if (response.statusCode() == 200) {
      return response;
    }
    String message;
    try (InputStream body = response.body()) {
      message = JSON.readTree(body).path("message").asText();
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      message = "";
    }
    throw CommandFailure.failure(url + " answered HTTP " + response.statusCode()
        + (message.isEmpty() ? "." : ": " + message)
        + (response.statusCode() == 401 ? " Add --api-key KEY." : ""));
  }
}
