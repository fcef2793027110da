package ai.honeyhive.server.internal.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricVersionsTest extends RouteCalls {
  private String id;
  private String versions;

  @BeforeEach
  void createMetric() {
    id = post("/v1/metrics", "{'name': 'm', 'type': 'PYTHON', 'criteria': 'one'}")
        .get("metric_id")
        .asText();
    versions = "/v1/metrics/" + id + "/versions";
  }

  private JsonNode version(String body) {
    JsonNode answer = post(versions, body);
    assertThat(answer.get("success").asBoolean()).isTrue();
    return answer.get("data");
  }

  private String criteria() {
    return get("/v1/metrics?id=" + id).at("/metrics/0/criteria").asText();
  }

  private String deployed() {
    return get(versions)
        .get("data")
        .valueStream()
        .filter(one -> one.get("deployed").asBoolean())
        .map(one -> one.get("name").asText())
        .reduce("", String::concat);
  }

  @Test
  void create_keepsAVersionAndLeavesTheMetric() {
    assertThat(get(versions)).isEqualTo(parse("{'success': true, 'data': []}"));
    ObjectNode first = (ObjectNode) version("{'message': 'm1', 'content': {'criteria': 'two'}}");
    assertThat(criteria()).isEqualTo("one");
    assertThat(first.get("name").asText()).isEqualTo("v1");
    assertThat(first.get("full_sha").asText()).matches("[0-9a-f]{64}");
    assertThat(first.get("date").asText()).endsWith("Z");
    assertThat(first.get("deployed").asBoolean()).isFalse();
    assertThat(first.get("content")).isEqualTo(parse("""
        {'name': 'm', 'type': 'PYTHON', 'criteria': 'two', 'description': '',
         'return_type': 'float', 'enabled_in_prod': false, 'needs_ground_truth': false,
         'sampling_percentage': 10, 'filters': {'filterArray': []}}"""));
    JsonNode second = version("{'message': 'm2', 'content': {}}");
    assertThat(get(versions).get("data")).containsExactly(second, first);
  }

  @Test
  void deploy_makesTheMetricWhatTheVersionSays() {
    version("{'message': 'm', 'content': {'criteria': 'two', 'name': 'renamed'}}");
    version("{'message': 'm', 'content': {'criteria': 'three'}, 'deploy_immediately': true}");
    assertThat(criteria()).isEqualTo("three");
    assertThat(deployed()).isEqualTo("v2");
    JsonNode answer = ok(caller.post(versions + "/v1/deploy", ""));
    assertThat(answer.get("success").asBoolean()).isTrue();
    assertThat(answer.at("/data/name").asText()).isEqualTo("v1");
    assertThat(answer.at("/data/deployed").asBoolean()).isTrue();
    assertThat(criteria()).isEqualTo("two");
    assertThat(deployed()).isEqualTo("v1");
    assertThat(get("/v1/metrics?id=" + id).at("/metrics/0/name").asText()).isEqualTo("renamed");
  }

  @Test
  void deployed_isNoneAfterAnotherChange() {
    version("{'message': 'm', 'content': {'criteria': 'two'}, 'deploy_immediately': true}");
    put("/v1/metrics/" + id, "{'criteria': 'two'}");
    assertThat(deployed()).isEqualTo("v1");
    put("/v1/metrics/" + id, "{'criteria': 'edited'}");
    assertThat(deployed()).isEmpty();
  }

  @Test
  void create_byManyAtOnce_givesEachItsName() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i -> names.add(version("{'message': 'm', 'content': {'criteria': 'c%d'}}".formatted(i))
                .get("name")
                .asText()));
    assertThat(names).hasSize(16);
    assertThat(get(versions).get("data")).hasSize(16);
  }

  @Test
  void delete_ofTheMetric_takesItsVersions() {
    version("{'message': 'm', 'content': {}}");
    ok(delete("/v1/metrics/" + id));
    assertFails(caller.get(versions), 404, "There is no metric " + id);
    assertFails(caller.post(versions + "/v1/deploy", ""), 404, "There is no metric " + id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'content': {}}                                   | message is required",
        "{'message': 'm'}                                  | content is required",
        "{'message': 'm', 'content': {}, 'x': 1}           | Unknown field: x",
        "{'message': 'm', 'content': {'x': 1}}             | Unknown field: x",
        "{'message': 'm', 'content': {'type': 'JAVA'}}     | type must be one of"
      })
  void create_ofWhatIsNoVersion_isRefused(String body, String message) {
    assertFails(caller.post(versions, json(body)), 400, message);
    assertThat(get(versions).get("data")).isEmpty();
  }

  @Test
  void whatIsNotThere_is404() {
    String body = json("{'message': 'm', 'content': {}}");
    assertFails(caller.get("/v1/metrics/x/versions"), 404, "There is no metric x");
    assertFails(caller.post("/v1/metrics/x/versions", body), 404, "There is no metric x");
    assertFails(caller.post(versions + "/v9/deploy", ""), 404, "no version v9");
  }
}
