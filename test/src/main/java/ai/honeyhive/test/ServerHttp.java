package ai.honeyhive.test;

import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Speaks with the server and reads its events. */
final class ServerHttp {
  private static final int PAGE = 1000;

  private final URI base;
  private final String apiKey;

  ServerHttp(URI base, String apiKey) {
    this.base = base;
    this.apiKey = apiKey;
  }

  ServerResponse get(String path) {
    return send("GET", path, Map.of(), new byte[0]);
  }

  ServerResponse post(String path, String contentType, byte[] body) {
    return send("POST", path, Map.of("Content-Type", contentType), body);
  }

  /** Every stored event, sessions included, those that started first first. */
  List<Event> allEvents() {
    Map<String, Event> found = new LinkedHashMap<>();
    JsonNode page = search(1);
    for (int next = 2; addNew(page, found) == PAGE; next++) {
      page = search(next);
    }
    List<Event> events = new ArrayList<>(found.values());
    Collections.reverse(events);
    events.sort(Comparator.comparingDouble(ServerHttp::startTime));
    return events;
  }

  /** Adds a page's events; one that is there already was pushed here by a newer one meanwhile. */
  private static int addNew(JsonNode page, Map<String, Event> found) {
    int before = found.size();
    page.forEach(json -> {
      Event event = Event.fromJson(json);
      found.putIfAbsent(event.eventId(), event);
    });
    if (page.size() == PAGE && found.size() == before) {
      throw new AssertionError("the server sends the same page of its events again and again");
    }
    return page.size();
  }

  private static double startTime(Event event) {
    Double start = event.startTime();
    return start == null ? 0 : start;
  }

  private JsonNode search(int page) {
    ObjectNode query = JsonNodeFactory.instance.objectNode();
    query.putArray("filters");
    query.put("limit", PAGE).put("page", page);
    byte[] body = query.toString().getBytes(StandardCharsets.UTF_8);
    ServerResponse response = post("/v1/events/search", "application/json", body);
    if (response.status() != 200) {
      throw new AssertionError("the server cannot list its events: " + response);
    }
    return response.json().path("events");
  }

  private ServerResponse send(String method, String path, Map<String, String> more, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("Authorization", "Bearer " + apiKey);
    URI uri = base.resolve(path);
    try {
      return PlainHttp.send(uri, method, headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + uri + " failed: " + e, e);
    }
  }
}
