package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.EventSource.Message;
import ai.honeyhive.server.internal.sqlite.SampleSpans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Watching events as they are written. */
@Timeout(60)
class TailTest extends RunningServer {
  private static final int MOST_WATCHERS = 64;

  private String post(String type, String session) {
    String id = UUID.randomUUID().toString();
    String body = """
        {"event_id": "%s", "session_id": "%s", "event_type": "%s", "event_name": "é\\n", "inputs": {"a": "b\\nc"}}\
        """.formatted(id, session, type);
    assertThat(caller.post("/v1/events", body).status()).isEqualTo(200);
    return id;
  }

  private String post() {
    return post("tool", UUID.randomUUID().toString());
  }

  @Test
  void tail_event_isSentAsItIsRead() throws IOException {
    try (EventSource tail = EventSource.open(server, "")) {
      assertThat(tail.status()).isEqualTo(200);
      assertThat(tail.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(tail.header("Cache-Control")).isEqualTo("no-store");
      String id = post();
      Message message = tail.next();
      assertThat(message.name()).isEqualTo("event");
      assertThat(message.text("event_id")).isEqualTo(id);
      assertThat(message.data().get("inputs")).isEqualTo(caller.event(id).get("inputs"));
      assertThat(message.data().get("project_id")).isEqualTo(caller.event(id).get("project_id"));
    }
  }

  @Test
  void tail_spans_areSentToAllWatchers() throws IOException {
    try (EventSource one = EventSource.open(server, "");
        EventSource two = EventSource.open(server, "")) {
      caller.post(
          "/v1/traces", new SampleSpans(3, 1).request(4), "Content-Type", "application/x-protobuf");
      for (int i = 0; i < 4; i++) {
        Message message = one.next();
        assertThat(caller.event(message.text("event_id")).path("event_name"))
            .isEqualTo(message.data().get("event_name"));
        assertThat(two.next()).isEqualTo(message);
      }
    }
  }

  @Test
  void tail_update_sendsTheWholeEventAgain() throws IOException {
    String before = post();
    try (EventSource tail = EventSource.open(server, "")) {
      caller.put("/v1/events/" + UUID.randomUUID(), "{\"metadata\": {\"not\": \"there yet\"}}");
      caller.put("/v1/events/" + before, "{\"feedback\": {\"rating\": 5}}");
      Message message = tail.next();
      assertThat(message.name()).isEqualTo("event");
      assertThat(message.data()).isEqualTo(caller.event(before));
      assertThat(message.data().at("/feedback/rating").asInt()).isEqualTo(5);
    }
  }

  @Test
  void tail_parameters_chooseWhatIsSent() throws IOException {
    String session = UUID.randomUUID().toString();
    try (EventSource bySession =
            EventSource.open(server, "?session_id=" + session.toUpperCase(java.util.Locale.ROOT));
        EventSource byType = EventSource.open(server, "?event_type=model")) {
      post("tool", UUID.randomUUID().toString());
      String model = post("model", UUID.randomUUID().toString());
      String wanted = post("tool", session);
      assertThat(bySession.next().text("event_id")).isEqualTo(wanted);
      assertThat(byType.next().text("event_id")).isEqualTo(model);
    }
  }

  @Test
  void tail_filters_areThoseOfASearch() throws IOException {
    String filters = "[{\"field\": \"event_type\", \"operator\": \"is\", \"value\": \"model\"}]";
    try (EventSource tail = EventSource.open(
        server,
        "?filters="
            + java.net.URLEncoder.encode(filters, java.nio.charset.StandardCharsets.UTF_8))) {
      post("tool", UUID.randomUUID().toString());
      String model = post("model", UUID.randomUUID().toString());
      assertThat(tail.next().text("event_id")).isEqualTo(model);
    }
  }

  @Test
  void tail_wrongParameters_areRefused() {
    for (String query :
        List.of("?session_id=x", "?event_type=robot", "?filters=x", "?filters=%5B1%5D")) {
      Caller.Answer answer = caller.get("/v1/events/tail" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.json().get("success").asBoolean(true)).isFalse();
    }
  }

  @Test
  void tail_manyWatchers_takeNoThreadFromTheOthers() throws IOException {
    List<EventSource> watchers = new ArrayList<>();
    for (int i = 0; i < MOST_WATCHERS; i++) {
      watchers.add(EventSource.open(server, ""));
      assertThat(watchers.get(i).status()).isEqualTo(200);
    }
    String id = post();
    for (EventSource watcher : watchers) {
      assertThat(watcher.next().text("event_id")).isEqualTo(id);
    }
    Caller.Answer refused = caller.get("/v1/events/tail");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    for (EventSource watcher : watchers) {
      watcher.close();
    }
    // Who is gone is noticed when something is written to them.
    int status = 503;
    while (status == 503) {
      post();
      try (EventSource next = EventSource.open(server, "")) {
        status = next.status();
      }
    }
    assertThat(status).isEqualTo(200);
  }

  @Test
  void tail_head_onlySaysWhatItWouldBe() {
    Caller.Answer answer =
        caller.send("HEAD", "/v1/events/tail", java.net.http.HttpRequest.BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream");
  }

  @Test
  void tail_closedServer_endsIt() throws IOException {
    try (EventSource tail = EventSource.open(server, "")) {
      String id = post();
      assertThat(tail.next().text("event_id")).isEqualTo(id);
      server.close();
      // Whether in good order or, when it was just being written, not.
      assertThat(tail.ends()).isTrue();
    }
  }
}
