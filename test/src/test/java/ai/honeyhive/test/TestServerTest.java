package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.Fault;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestServerTest {
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.start(Duration.ofMillis(300));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static ServerResponse store(TestServer server, String name, int startTime) {
    return post(server, "/events", """
        {"event": {"event_name": "%s", "event_type": "tool", "session_id": "%s", "source": "test",
         "start_time": %d, "config": {}, "inputs": {}, "duration": 1}}""".formatted(name, SESSION, startTime));
  }

  static ServerResponse startSession(TestServer server) {
    return post(server, "/session/start", """
        {"session": {"session_name": "demo", "session_id": "%s", "source": "test",
         "start_time": 1}}""".formatted(SESSION));
  }

  private static ServerResponse post(TestServer server, String path, String json) {
    ServerResponse response =
        server.post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    assertThat(response.status()).as(response.toString()).isEqualTo(200);
    return response;
  }

  private static List<String> names(List<Event> events) {
    return events.stream().map(Event::eventName).toList();
  }

  @Test
  void readsEventsInTheOrderTheyStarted() {
    store(server, "second", 2);
    store(server, "first", 1);
    startSession(server);
    assertThat(names(server.events())).containsExactly("first", "second");
    assertThat(server.sessions()).extracting(Event::sessionId).containsExactly(SESSION);
  }

  @Test
  void answersAsTheScriptSays() {
    server.faults().path("/session/start", 1, Fault.answer(503));
    assertThat(server.post("/session/start", "application/json", new byte[0]).status())
        .isEqualTo(503);
    startSession(server);
    assertThat(server.faults().received("/session/start")).isEqualTo(2);
  }

  @Test
  void waitsForEvents() {
    store(server, "one", 1);
    CompletableFuture<List<Event>> two = CompletableFuture.supplyAsync(() -> server.awaitEvents(2));
    CompletableFuture<Event> named = CompletableFuture.supplyAsync(() -> server.awaitEvent("two"));
    store(server, "two", 2);
    assertThat(names(two.join())).containsExactly("one", "two");
    assertThat(named.join().eventName()).isEqualTo("two");
  }

  @Test
  void saysWhatArrivedInstead() {
    store(server, "one", 1);
    startSession(server);
    assertThatThrownBy(() -> server.awaitEvents(2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("waited 300 ms for 2 events; 1 arrived: [Event{tool one")
        .hasMessageContaining("sessions: [Event{session");
    assertThatThrownBy(() -> server.awaitEvent("two"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("for an event named \"two\"; 1 arrived");
  }

  @Test
  void doesNotChooseBetweenEventsOfOneName() {
    store(server, "twin", 1);
    store(server, "twin", 2);
    assertThatThrownBy(() -> server.awaitEvent("twin"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2 events are named \"twin\"");
  }

  @Test
  void findsASession() {
    assertThatThrownBy(() -> server.awaitSession(SESSION))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("session " + SESSION + " is not stored, only []");
    startSession(server);
    assertThat(server.awaitSession(SESSION)).isEqualTo(server.session(SESSION));
  }

  @Test
  void readsMoreThanAPage() {
    StringBuilder spans = new StringBuilder();
    for (int i = 1; i <= 1001; i++) {
      spans.append(i == 1 ? "" : ",").append("""
          {"traceId": "5b8efff798038103d269b633813fc60c", "spanId": "%016x", "name": "span %d",
           "startTimeUnixNano": "%d", "endTimeUnixNano": "%d"}""".formatted(i, i, i * 1_000_000L, i * 1_000_000L));
    }
    post(
        server,
        "/v1/traces",
        "{\"resourceSpans\": [{\"scopeSpans\": [{\"spans\": [" + spans + "]}]}]}");
    assertThat(names(server.awaitEvents(1001)))
        .hasSize(1001)
        .startsWith("span 1", "span 2")
        .endsWith("span 1001");
  }

  @Test
  void remembersWhatWasNotRead() {
    store(server, "read", 1);
    assertThat(server.awaitEvent("read").eventName()).isEqualTo("read");
    store(server, "unread", 2);
    startSession(server);
    server.close();
    assertThat(names(server.unread())).containsExactly("unread");
  }

  @Test
  void answersPlainRequests() {
    ServerResponse health = server.get("/healthz");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.header("content-type").orElseThrow()).startsWith("application/json");
    assertThat(health.header("x-other")).isEmpty();
    assertThat(health.json().isObject()).isTrue();
    assertThat(health.bytes()).isEqualTo(health.text().getBytes(StandardCharsets.UTF_8));
    ServerResponse unknown = server.get("/nowhere");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("success").asBoolean(true)).isFalse();
  }

  @Test
  void refusesAnotherKey() {
    ServerHttp http = new ServerHttp(server.uri(), "hh_other");
    assertThat(server.apiKey()).isEqualTo("hh_test");
    assertThatThrownBy(http::allEvents)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the server cannot list its events: 401");
  }

  @Test
  void leavesNothingWhenClosed() throws Exception {
    Path directory = server.storage();
    assertThat(directory).isDirectory();
    server.close();
    server.close();
    try (Stream<Path> parent = Files.list(directory.getParent())) {
      assertThat(parent).doesNotContain(directory);
    }
    assertThatThrownBy(() -> server.get("/healthz"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("/healthz failed: java.net.ConnectException");
  }

  @Test
  void namesWhatIsNotJson() {
    assertThatThrownBy(
            () -> new ServerResponse(500, Map.of(), "oops".getBytes(StandardCharsets.UTF_8)).json())
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected JSON, got 500 oops");
  }
}
