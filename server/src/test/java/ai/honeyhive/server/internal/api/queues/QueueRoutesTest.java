package ai.honeyhive.server.internal.api.queues;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueRoutesTest extends RouteCalls {

  private String queue(String path, String body) {
    Caller.Answer answer = caller.post(path, json(body));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().get("message").asText()).isNotEmpty();
    return answer.json().at("/queue/id").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/queues", "/queues"})
  void create_isReadWithItsDefaults(String path) {
    String id = queue(path, "{'name': 'to read', 'other': 1}");
    ObjectNode queue = (ObjectNode) get(path + "/" + id);
    assertThat(queue.get("created_at").asText()).endsWith("Z");
    queue.remove(List.of("created_at", "updated_at"));
    assertThat(queue).isEqualTo(parse("""
        {'id': '%s', 'name': 'to read', 'description': '', 'filters': {'filterArray': []},
         'enabled': true, 'event_ids': [], 'scope_type': 'project',
         'scope_id': 'local-project', 'is_active': true}""".formatted(id)));
  }

  @Test
  void list_findsThoseThatAreEnabled() {
    String on = queue("/v1/queues", "{'name': 'on'}");
    String off = queue("/v1/queues", "{'name': 'off', 'enabled': false}");
    assertThat(each(get("/v1/queues").get("queues"), "id")).containsExactly(off, on);
    assertThat(each(get("/v1/queues?enabled=true").get("queues"), "id")).containsExactly(on);
    assertThat(each(get("/v1/queues?enabled=false").get("queues"), "id")).containsExactly(off);
    assertFails(caller.get("/v1/queues?enabled=x"), 400, "true or false");
  }

  @Test
  void update_changesOnlyWhatIsGiven() {
    String id = queue("/v1/queues", "{'name': 'q', 'description': 'd', 'event_ids': ['a', 'b']}");
    JsonNode answer = put("/v1/queues/" + id, """
        {'id': '%s', 'name': 'r', 'add_event_ids': ['c', 'a'], 'remove_event_ids': ['b'],
         'filters': {'filterArray': [{'field': 'source', 'operator': 'is', 'value': 'dev',
           'type': 'string'}]}}""".formatted(id));
    JsonNode queue = get("/v1/queues/" + id);
    assertThat(answer.get("queue")).isEqualTo(queue);
    assertThat(answer.get("message").asText()).isNotEmpty();
    assertThat(queue.get("name").asText()).isEqualTo("r");
    assertThat(queue.get("description").asText()).isEqualTo("d");
    assertThat(texts(queue.get("event_ids"))).containsExactly("a", "c");
    assertThat(queue.at("/filters/filterArray/0/field").asText()).isEqualTo("source");
    put("/v1/queues/" + id, "{'enabled': false}");
    assertThat(get("/v1/queues/" + id).get("enabled").asBoolean()).isFalse();
    assertFails(caller.put("/v1/queues/" + id, "{\"id\": \"x\"}"), 400, "not that in the path");
  }

  @Test
  void delete_takesItAway() {
    String id = queue("/v1/queues", "{'name': 'q'}");
    assertThat(ok(delete("/v1/queues/" + id)).get("message").asText()).isNotEmpty();
    String unknown = "There is no queue " + id;
    assertFails(caller.get("/v1/queues/" + id), 404, unknown);
    assertFails(delete("/v1/queues/" + id), 404, unknown);
    assertFails(caller.put("/v1/queues/" + id, "{}"), 404, unknown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                             | name is required",
        "{'name': ''}                                   | name must not be empty",
        "{'name': 'q', 'enabled': 1}                    | enabled must be true or false",
        "{'name': 'q', 'filters': []}                   | filters must be an object",
        "{'name': 'q', 'filters': {}}                   | filterArray",
        "{'name': 'q', 'filters': {'filterArray': [{'field': 'x', 'operator': 'like'}]}} | like",
        "{'name': 'q', 'event_ids': 'x'}                | event_ids must be a list of ids"
      })
  void create_ofWhatIsNoQueue_isRefused(String body, String message) {
    assertFails(caller.post("/v1/queues", json(body)), 400, message);
  }

  @Test
  void create_withTextThatIsTooLong_isRefused() {
    String body = "{'name': 'q', 'description': '" + "d".repeat(1001) + "'}";
    assertFails(caller.post("/v1/queues", json(body)), 400, "at most 1000");
  }
}
