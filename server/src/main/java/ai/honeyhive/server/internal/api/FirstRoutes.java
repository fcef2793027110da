package ai.honeyhive.server.internal.api;

import ai.honeyhive.server.internal.http.ApiKeys;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Router;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The first routes, on one table of documents. */
public final class FirstRoutes implements AutoCloseable {
  private final Connection connection;

  public FirstRoutes(Path directory) {
    try {
      Files.createDirectories(directory);
      connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("first.db"));
      try (var statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, start REAL, body BLOB)");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Handler handler(ApiKeys keys) {
    return new Router()
        .route("GET", "/healthz", r -> Response.json(Json.object().put("status", "ok")))
        .route("POST", "/session/start", keys.guard(r -> create(r, "session")))
        .route("POST", "/v1/sessions", keys.guard(r -> create(r, "session")))
        .route("POST", "/events", keys.guard(r -> create(r, "event")))
        .route("POST", "/v1/events", keys.guard(r -> create(r, "event")))
        .route("POST", "/v1/events/search", keys.guard(r -> search()))
        .route("GET", "/v1/events/{id}", keys.guard(this::find));
  }

  private synchronized Response create(Request request, String wrapper) throws IOException {
    JsonNode body = Json.parse(request.body());
    ObjectNode event = (ObjectNode) (body.has(wrapper) ? body.get(wrapper) : body);
    String idKey = wrapper + "_id";
    if (!event.has(idKey)) {
      event.put(idKey, UUID.randomUUID().toString());
    }
    if (wrapper.equals("session")) {
      event.put("event_id", event.get("session_id").asText());
      event.put("event_type", "session");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO document VALUES (?, ?, ?)")) {
      insert.setString(1, event.get("event_id").asText());
      insert.setDouble(2, event.path("start_time").asDouble());
      insert.setBytes(3, Json.bytes(event));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Response.json(
        wrapper.equals("session")
            ? event
            : Json.object()
                .put("success", true)
                .put("event_id", event.get("event_id").asText()));
  }

  private synchronized Response search() throws IOException {
    ArrayNode events = Json.array();
    try (PreparedStatement select = connection.prepareStatement(
            "SELECT body FROM document ORDER BY start DESC LIMIT 1000");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        events.add(Json.parse(rows.getBytes(1)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    ObjectNode result = Json.object();
    result.set("events", events);
    return Response.json(result.put("count", events.size()).put("totalEvents", events.size()));
  }

  private synchronized Response find(Request request) throws IOException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT body FROM document WHERE id = ?")) {
      select.setString(1, request.path("id"));
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw HttpFailure.notFound("There is no event " + request.path("id"));
        }
        ObjectNode result = Json.object();
        result.set("event", Json.parse(rows.getBytes(1)));
        return Response.json(result);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
