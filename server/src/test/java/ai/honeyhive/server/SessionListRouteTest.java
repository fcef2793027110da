package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionListRouteTest extends RunningServer {
  private static String id(int n) {
    return "6e3c1f0a-2f0d-4a55-9a3a-%012d".formatted(n);
  }

  @BeforeEach
  void start() {
    for (int n = 1; n <= 3; n++) {
      caller.post("/v1/sessions", """
          {"session_id": "%s", "session_name": "s%d", "source": "dev", "start_time": %d,
           "inputs": {"question": "to Turin %d"}}""".formatted(id(n), n, 1_760_000_000_000L + n, n));
    }
    caller.post("/v1/events", """
        {"session_id": "%s", "event_type": "model", "event_name": "chat",
         "start_time": 1760000000010, "end_time": 1760000000090, "error": "429",
         "outputs": {"content": "zebra finch"}, "inputs": {}, "metadata": {"total_tokens": 7}}""".formatted(id(2)));
  }

  private JsonNode list(String query) {
    Caller.Answer answer = caller.get("/v1/sessions" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.path("sessions")
        .forEach(session -> names.add(session.path("event_name").asText()));
    return names;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void list_givesTheNewestFirst_pageByPage() {
    JsonNode first = list("?limit=2");
    assertThat(names(first)).containsExactly("s3", "s2");
    JsonNode second = list("?limit=2&cursor=" + encoded(first.path("next").asText()));
    assertThat(names(second)).containsExactly("s1");
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void list_saysWhatASessionsEventsAddUpTo() {
    JsonNode session = list("?filters="
            + encoded("[{\"field\": \"num_errors\", \"operator\": \"greater than\","
                + " \"value\": 0, \"type\": \"number\"}]"))
        .path("sessions")
        .path(0);
    assertThat(session.path("session_id").asText()).isEqualTo(id(2));
    assertThat(session.path("num_events").asInt()).isEqualTo(1);
    assertThat(session.path("total_tokens").asInt()).isEqualTo(7);
    assertThat(session.path("duration").asInt()).isEqualTo(88);
  }

  @Test
  void list_andSearch_findByText() {
    JsonNode page = list("?text=" + encoded("finch ZEB*"));
    assertThat(names(page)).containsExactly("s2");
    assertThat(page.path("text_behind").isNumber()).isTrue();
    JsonNode found = caller.post("/v1/events/search", "{\"text\": \"zebra\"}").json();
    assertThat(found.path("count").asInt()).isEqualTo(1);
    assertThat(found.at("/events/0/event_name").asText()).isEqualTo("chat");
    assertThat(caller
            .post("/events/export", "{\"text\": \"zebra turin\"}")
            .json()
            .path("count")
            .asInt())
        .isZero();
  }

  @Test
  void list_withACursorOfSomethingElse_isRefused() {
    Caller.Answer answer = caller.get("/v1/sessions?cursor=nonsense");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("cursor");
  }
}
