package ai.honeyhive.server.internal.api.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationRoutesTest extends RouteCalls {
  private static final String CHAT = "{'call_type': 'chat', 'model': 'small', 'other': {'x': 1}}";

  private String configuration(String name, String more) {
    JsonNode answer = post(
        "/v1/configurations",
        "{'name': '%s', 'provider': 'openai', 'parameters': %s%s}".formatted(name, CHAT, more));
    assertThat(answer.get("acknowledged").asBoolean()).isTrue();
    return answer.get("insertedId").asText();
  }

  private List<String> found(String query) {
    return each(get("/v1/configurations" + query).get("configurations"), "id");
  }

  @Test
  void create_isReadWithItsDefaults() {
    String id = configuration("c", "");
    ObjectNode read = (ObjectNode) get("/v1/configurations").at("/configurations/0");
    assertThat(read.get("created_at").asText()).endsWith("Z");
    read.remove(List.of("created_at", "updated_at"));
    assertThat(read).isEqualTo(parse("""
        {'id': '%s', 'name': 'c', 'type': 'LLM', 'provider': 'openai', 'parameters': %s,
         'env': [], 'tags': []}""".formatted(id, CHAT)));
  }

  @Test
  void list_findsByNameEnvironmentAndTags() {
    String one = configuration("one", ", 'env': ['dev', 'prod'], 'tags': ['a', 'b']");
    String two = configuration("two", ", 'env': ['staging'], 'tags': ['b']");
    assertThat(found("")).containsExactly(two, one);
    assertThat(found("?name=one")).containsExactly(one);
    assertThat(found("?env=staging")).containsExactly(two);
    assertThat(found("?tags=b")).containsExactly(two, one);
    assertThat(found("?tags%5B%5D=a&tags%5B%5D=b")).containsExactly(one);
    assertThat(found("?name=one&env=staging")).isEmpty();
  }

  @Test
  void list_unversioned_isBare() {
    String id = configuration("one", "");
    JsonNode list = get("/configurations?project=p");
    assertThat(list.isArray()).isTrue();
    assertThat(list.at("/0/_id").asText()).isEqualTo(id);
    assertThat(list.at("/0/project").asText()).isEqualTo("local-project");
  }

  @Test
  void update_changesOnlyWhatIsGiven() {
    String id = configuration("one", ", 'tags': ['a']");
    assertThat(put("/v1/configurations/" + id, "{'name': 'two', 'env': ['dev']}"))
        .isEqualTo(parse("""
            {'acknowledged': true, 'modifiedCount': 1, 'upsertedId': null, 'upsertedCount': 0,
             'matchedCount': 1}"""));
    JsonNode read = get("/v1/configurations?name=two").at("/configurations/0");
    assertThat(read.get("provider").asText()).isEqualTo("openai");
    assertThat(texts(read.get("tags"))).containsExactly("a");
    assertThat(texts(read.get("env"))).containsExactly("dev");
    assertFails(caller.put("/v1/configurations/" + id, "{}"), 400, "name is required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/configurations/", "/configurations/"})
  void delete_takesItAway(String path) {
    String id = configuration("one", "");
    assertThat(ok(delete(path + id))).isEqualTo(parse("{'acknowledged': true, 'deletedCount': 1}"));
    assertThat(found("")).isEmpty();
    String unknown = "There is no configuration " + id;
    assertFails(delete(path + id), 404, unknown);
    assertFails(caller.put(path + id, "{\"name\": \"x\"}"), 404, unknown);
  }

  @Test
  void bodies_areClosedOnlyOnTheVersionedRoutes() {
    String body =
        json("{'project': 'p', 'name': 'c', 'provider': 'x', 'parameters': %s}".formatted(CHAT));
    assertFails(caller.post("/v1/configurations", body), 400, "Unknown field: project");
    String id = ok(caller.post("/configurations", body)).get("insertedId").asText();
    assertFails(caller.put("/v1/configurations/" + id, body), 400, "Unknown field: project");
    ok(caller.put("/configurations/" + id, body));
    assertThat(get("/v1/configurations").at("/configurations/0").has("project")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'provider': 'x', 'parameters': {}}                     | call_type is required",
        "{'name': 'c', 'provider': ''}                           | provider must not be empty",
        "{'name': 'c', 'provider': 'x'}                          | parameters is required",
        "{'parameters': {'call_type': 'chat'}}                   | model is required",
        "{'parameters': {'call_type': 'x', 'model': 'm'}}        | call_type must be one of",
        "{'env': ['test']}                                       | env must have only",
        "{'type': 'x'}                                           | type must be one of"
      })
  void create_ofWhatIsNoConfiguration_isRefused(String body, String message) {
    assertFails(caller.post("/v1/configurations", json(body)), 400, message);
  }
}
