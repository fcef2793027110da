package ai.honeyhive.server.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one project's key made, another project's key neither sees nor changes. */
class ProjectsApartTest extends RouteCalls {

  private Caller.Answer as(String key, String method, String path, String body) {
    return caller.send(
        method,
        path,
        BodyPublishers.ofString(json(body)),
        "Authorization",
        "Bearer " + key,
        "Content-Type",
        "application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/v1/datasets       | {'name': 'x'} | {'name': 'y'}",
        "/v1/datapoints     | {} | {}",
        "/v1/metrics        | {'name': 'x', 'type': 'HUMAN', 'criteria': 'c'} | {'name': 'y'}",
        "/v1/queues         | {'name': 'x'} | {'name': 'y'}",
        "/v1/charts         | {'name': 'x', 'metric': 'm'} | {'name': 'y'}",
        "/v1/configurations | {'name': 'x', 'provider': 'p', 'parameters': {'call_type': 'chat',"
            + " 'model': 'm'}} | {'name': 'y'}"
      })
  void another_project_findsNothing(String path, String made, String changed) {
    start(builder -> builder.apiKey("one", "p1").apiKey("two", "p2"));
    String answer = as("one", "POST", path, made).text();
    String id = answer.replaceAll("(?s).*?\\b([0-9a-f]{24})\\b.*", "$1");
    assertThat(id).as(answer).hasSize(24);
    assertThat(as("one", "GET", path, "").text()).contains(id);
    assertThat(as("two", "GET", path, "").text()).doesNotContain(id);
    assertFails(as("two", "PUT", path + "/" + id, changed), 404, id);
    assertFails(as("two", "DELETE", path + "/" + id, ""), 404, id);
    assertFails(as("three", "GET", path, ""), 401, "key");
    JsonNode still = ok(as("one", "GET", path, ""));
    assertThat(still.toString()).contains(id);
  }
}
