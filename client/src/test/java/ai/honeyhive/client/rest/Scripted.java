package ai.honeyhive.client.rest;

import ai.honeyhive.client.HoneyHiveClient;
import ai.honeyhive.client.internal.rest.Backend;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A client whose backend answers as told. */
public final class Scripted implements AutoCloseable {
  private final Backend backend;
  public final HoneyHiveClient client;

  public Scripted() throws IOException {
    backend = new Backend();
    client = HoneyHiveClient.builder()
        .apiKey("hh_key")
        .serverUrl(backend.uri())
        .retries(0)
        .build();
  }

  /** The next answer, JSON with single quotes for double ones. */
  public Scripted answers(String json) {
    backend.answers(200, json.replace('\'', '"'));
    return this;
  }

  public Scripted answers(JsonNode json) {
    backend.answers(200, json.toString());
    return this;
  }

  public Scripted fails(int status, String body) {
    backend.answers(status, body);
    return this;
  }

  /** What was asked, for example {@code GET /v1/datasets?name=a b}, decoded. */
  public List<String> asked() {
    return backend.received.stream()
        .map(request -> URLDecoder.decode(request.line(), StandardCharsets.UTF_8))
        .toList();
  }

  /** The body of the last request. */
  public JsonNode sent() {
    return Examples.json(backend.received.get(backend.received.size() - 1).body());
  }

  @Override
  public void close() {
    client.close();
    backend.close();
  }
}
