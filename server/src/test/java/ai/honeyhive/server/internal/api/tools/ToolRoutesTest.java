package ai.honeyhive.server.internal.api.tools;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.internal.api.RouteCalls;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ToolRoutesTest extends RouteCalls {

  @Test
  void tools_areKeptForOldClients() {
    assertThat(get("/tools")).isEqualTo(parse("[]"));
    String id = post("/tools", """
            {'task': 'p', 'name': 'look up', 'parameters': {'a': 1}, 'type': 'tool'}""").at("/result/insertedId").asText();
    put("/tools", "{'id': '%s', 'name': 'look it up', 'parameters': {'b': 2}}".formatted(id));
    JsonNode tool = get("/tools").get(0);
    assertThat(tool.get("_id").asText()).isEqualTo(id);
    assertThat(tool.get("name").asText()).isEqualTo("look it up");
    assertThat(tool.get("task").asText()).isEqualTo("p");
    assertThat(tool.get("tool_type").asText()).isEqualTo("tool");
    assertThat(tool.get("parameters")).isEqualTo(parse("{'b': 2}"));
    ok(delete("/tools?function_id=" + id));
    assertThat(get("/tools")).isEmpty();
  }

  @Test
  void whatIsNoTool_isRefused() {
    assertFails(caller.post("/tools", "{}"), 400, "name is required");
    assertFails(caller.put("/tools", json("{'name': 'x'}")), 400, "id is required");
    assertFails(delete("/tools"), 400, "function_id is required");
    assertFails(delete("/tools?function_id=x"), 404, "There is no tool x");
    assertFails(caller.post("/tools", json("{'name': 'x', 'type': 'y'}")), 400, "one of");
  }
}
