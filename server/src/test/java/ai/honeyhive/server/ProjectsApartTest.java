package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two projects never see each other. Every route the server has is called with the key of one
 * project and the ids of the other, so that a route that is added later is called too.
 */
@Timeout(300)
class ProjectsApartTest extends RunningServer {
  private static final String SECRET = "only-of-the-first";
  private static final String SESSION = UUID.randomUUID().toString();
  private static final String EVENT = UUID.randomUUID().toString();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}|[0-9a-f-]{36}");
  // The page itself, which holds no data, and whether the server is there.
  private static final Set<String> OPEN = Set.of(
      "GET /healthz",
      "GET /",
      "GET /sessions/{session}",
      "GET /sessions/{session}/events/{event}",
      "GET /viewer/{path...}");

  private final Set<String> ids = new LinkedHashSet<>(List.of(SESSION, EVENT));

  @BeforeEach
  void fillTheFirst() {
    start(builder -> builder.apiKey("hh_first", "first").apiKey("hh_second", "second"));
    fill("/v1/events", """
        {"event_id": "%s", "session_id": "%s", "event_type": "model", "event_name": "%s",
         "inputs": {"a": "%s"}, "metadata": {"run_id": "r"}}\
        """.formatted(EVENT, SESSION, SECRET, SECRET));
    fill("/session/start", """
        {"session": {"session_id": "%s", "session_name": "%s"}}\
        """.formatted(SESSION, SECRET));
    String dataset = fill("/v1/datasets", "{\"name\": \"%s\"}".formatted(SECRET));
    fill("/v1/datapoints", """
        {"inputs": {"a": "%s"}, "linked_datasets": ["%s"]}\
        """.formatted(SECRET, dataset));
    fill("/v1/runs", """
        {"name": "%s", "event_ids": ["%s"], "dataset_id": "%s"}\
        """.formatted(SECRET, EVENT, dataset));
    fill("/v1/metrics", """
        {"name": "%s", "type": "PYTHON", "criteria": "%s", "return_type": "float"}\
        """.formatted(SECRET, SECRET));
    fill("/v1/queues", "{\"name\": \"%s\"}".formatted(SECRET));
    fill("/configurations", """
        {"name": "%s", "provider": "p", "parameters": {"call_type": "chat", "model": "m"}}\
        """.formatted(SECRET));
    fill("/v1/api_keys", "{\"name\": \"%s\"}".formatted(SECRET));
    call("hh_first", "POST", "/v1/events", "{\"%s\": 1}".formatted(SECRET));
    assertThat(call("hh_first", "GET", "/v1/ingest/errors", "").text()).contains(SECRET);
  }

  /** Creates something of the first project; the ids of the answer are kept. */
  private String fill(String path, String body) {
    Caller.Answer answer = call("hh_first", "POST", path, body);
    assertThat(answer.status()).as(path + answer.text()).isBetween(200, 201);
    String first = "";
    Matcher found = ID.matcher(answer.text());
    while (found.find()) {
      first = first.isEmpty() ? found.group() : first;
      ids.add(found.group());
    }
    return first;
  }

  private Caller.Answer call(String key, String method, String path, String body) {
    return caller.send(
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        "Authorization",
        "Bearer " + key,
        "Content-Type",
        "application/json");
  }

  private List<String> routes() {
    List<String> routes = new ArrayList<>(server.routes());
    routes.removeIf(OPEN::contains);
    assertThat(routes).hasSizeGreaterThan(40);
    return routes;
  }

  /** The paths of a route with each of the ids in the place of its parameters. */
  private Set<String> paths(String route) {
    String path = route.substring(route.indexOf(' ') + 1);
    Set<String> paths = new LinkedHashSet<>();
    for (String id : ids) {
      paths.add(path.replaceAll("\\{[^}]*}", id));
    }
    return paths;
  }

  /** Bodies that name all that the first project has, in the words of any route. */
  private List<String> bodies(String method) {
    if (method.equals("GET") || method.equals("DELETE")) {
      return List.of("");
    }
    List<String> bodies = new ArrayList<>(List.of("{}", "{\"filters\": []}"));
    for (String id : ids) {
      bodies.add("""
          {"event_id": "%1$s", "dataset_id": "%1$s", "id": "%1$s", "metric_id": "%1$s",
           "datapoint_id": "%1$s", "metadata": {"changed": true}, "name": "changed"}\
          """.formatted(id));
    }
    return bodies;
  }

  @Test
  void secondProject_callsEveryRoute_seesAndChangesNothingOfTheFirst() {
    String before = everything();
    for (String route : routes()) {
      String method = route.substring(0, route.indexOf(' '));
      if (route.equals("GET /v1/events/tail")) {
        // Does not end by itself; below.
        continue;
      }
      for (String path : paths(route)) {
        for (String body : bodies(method)) {
          assertApart(route, call("hh_second", method, path, body));
        }
        for (String id : method.equals("POST") || method.equals("PUT") ? Set.<String>of() : ids) {
          String query =
              "?dataset_id=%1$s&id=%1$s&metric_id=%1$s&run_id=%1$s&project=first".formatted(id);
          assertApart(route, call("hh_second", method, path + query, ""));
        }
      }
    }
    assertThat(everything()).isEqualTo(before);
  }

  private static void assertApart(String route, Caller.Answer answer) {
    assertThat(answer.text()).as(route).doesNotContain(SECRET);
    assertThat(answer.status()).as(route + answer.text()).isNotEqualTo(500);
  }

  /** What the first project has, as an export has it, and what that leaves out. */
  private String everything() {
    JsonNode errors = call("hh_first", "GET", "/v1/ingest/errors", "").json();
    return call("hh_first", "GET", "/v1/export", "").text()
        + errors
        + call("hh_first", "GET", "/v1/api_keys", "").text();
  }

  @Test
  void everyRoute_needsAKey_andItsOwnHostAndOrigin() {
    for (String route : routes()) {
      String method = route.substring(0, route.indexOf(' '));
      String path = paths(route).iterator().next();
      byte[] none = new byte[0];
      Caller.Answer noKey = caller.send(method, path, BodyPublishers.ofByteArray(none));
      assertThat(noKey.status()).as(route).isEqualTo(401);
      assertThat(noKey.json().get("errorCode").asText()).isEqualTo("UNAUTHORIZED");
      Caller.Answer page = caller.send(
          method,
          path,
          BodyPublishers.ofByteArray(none),
          "Origin",
          "http://evil.example",
          "Authorization",
          "Bearer hh_first");
      assertThat(page.status()).as(route).isEqualTo(403);
      assertThat(page.json().get("errorCode").asText()).isEqualTo("FORBIDDEN");
    }
  }

  @Test
  void tails_showOnlyTheirOwnProject() throws Exception {
    try (EventSource second = EventSource.open(server, "", "Authorization", "Bearer hh_second")) {
      call("hh_first", "POST", "/v1/events", event("of the first"));
      call("hh_second", "POST", "/v1/events", event("of the second"));
      assertThat(second.next().text("event_name")).isEqualTo("of the second");
    }
  }

  private static String event(String name) {
    return "{\"event_type\": \"tool\", \"event_name\": \"%s\", \"inputs\": {}}".formatted(name);
  }

  @Test
  void importedEvents_belongToWhoImportsThem() {
    byte[] export =
        call("hh_first", "GET", "/v1/export", "").text().getBytes(StandardCharsets.UTF_8);
    String before = everything();
    Caller.Answer answer = caller.post(
        "/v1/import", export, "Authorization", "Bearer hh_second", "Content-Type", "text/plain");
    assertThat(answer.json().get("refused").asInt()).isZero();
    assertThat(everything()).isEqualTo(before);
    assertThat(call("hh_second", "GET", "/v1/export", "").text())
        .isEqualTo(call("hh_first", "GET", "/v1/export", "").text());
  }
}
