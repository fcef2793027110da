package ai.honeyhive.server.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import ai.honeyhive.server.RunningServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** What tests of routes do with a server. Bodies may have single quotes. */
public abstract class RouteCalls extends RunningServer {
  /** An id that nothing has. */
  protected static final String UNKNOWN = "665000000000000000000010";

  protected final JsonNode get(String path) {
    return ok(caller.get(path));
  }

  protected final JsonNode post(String path, String body) {
    return ok(caller.post(path, json(body)));
  }

  protected final JsonNode put(String path, String body) {
    return ok(caller.put(path, json(body)));
  }

  protected final Caller.Answer delete(String path) {
    return caller.send("DELETE", path, BodyPublishers.noBody());
  }

  protected static JsonNode ok(Caller.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  protected static void assertFails(Caller.Answer answer, int status, String message) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("success").asBoolean()).isFalse();
    assertThat(answer.json().get("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.json().get("message").asText()).contains(message);
  }

  protected static String json(String text) {
    return text.replace('\'', '"');
  }

  protected static JsonNode parse(String text) {
    return Caller.parse(json(text));
  }

  protected static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  /** One field of each of a list. */
  protected static List<String> each(JsonNode list, String field) {
    return list.valueStream().map(one -> one.path(field).asText()).toList();
  }
}
