package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creating, changing, finding, listing and deleting runs. */
class RunRoutesTest extends RunningServer {
  private static final String RUN = "2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20";
  private static final String SESSION = "6e3c1f0a-2f0d-4a55-9a3a-0d5f6f1f9b11";
  private static final String FULL = """
      {"run_id": "%s", "name": "prompt v2", "description": "d", "status": "running",
       "metadata": {"offline_dataset_id": "EXT-1", "git": {"branch": "b"}}, "results": {"r": 1},
       "dataset_id": "EXT-2", "event_ids": ["%s"], "configuration": {"function": "answer"},
       "evaluators": [{"e": 1}], "session_ids": ["%s"], "datapoint_ids": ["EXT-3"],
       "passing_ranges": {"m": {"min": 0.5}}, "project": "p", "unknown": 1}""".formatted(RUN, SESSION, SESSION);

  private JsonNode create(String body) {
    Caller.Answer answer = caller.post("/v1/runs", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private JsonNode find(String id) {
    return caller.get("/v1/runs/" + id).json().path("evaluation");
  }

  @Test
  void create_everyField_isReadBack() {
    JsonNode created = create(FULL);
    assertThat(created.get("run_id").asText()).isEqualTo(RUN);
    JsonNode run = created.get("evaluation");
    assertThat(run).isEqualTo(find(RUN));
    assertThat(run.get("id").asText()).matches("[0-9a-f]{24}");
    OffsetDateTime made = OffsetDateTime.parse(run.get("created_at").asText());
    assertThat(made.toInstant()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(((com.fasterxml.jackson.databind.node.ObjectNode) run.deepCopy())
            .without(List.of("id", "created_at"))
            .toString())
        .isEqualTo(Caller.parse("""
            {"run_id": "%s", "name": "prompt v2", "description": "d", "status": "running",
             "metadata": {"offline_dataset_id": "EXT-1", "git": {"branch": "b"}},
             "results": {"r": 1}, "configuration": {"function": "answer"}, "metrics": {},
             "event_ids": ["%s"], "session_ids": ["%s"], "datapoint_ids": ["EXT-3"],
             "evaluators": [{"e": 1}], "passing_ranges": {"m": {"min": 0.5}}, "is_active": true,
             "updated_at": null, "scope_type": "project", "scope_id": "local-project",
             "dataset_id": "EXT-2", "dataset_name": null}""".formatted(RUN, SESSION, SESSION)).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"name\": null, \"dataset_id\": null}"})
  void create_nothingGiven_hasDefaults(String body) {
    JsonNode created = create(body);
    JsonNode run = created.get("evaluation");
    assertThat(created.get("run_id").asText()).matches("[0-9a-f-]{36}");
    assertThat(run.get("status").asText()).isEqualTo("pending");
    assertThat(run.get("event_ids")).isEmpty();
    for (String field : List.of("metadata", "results", "configuration")) {
      assertThat(run.get(field)).hasToString("{}");
    }
    for (String field :
        List.of("name", "description", "dataset_id", "dataset_name", "updated_at")) {
      assertThat(run.get(field).isNull()).as(field).isTrue();
    }
  }

  @Test
  void create_again_changesNothingAndUndoesNoUpdate() {
    create(FULL);
    JsonNode before = find(RUN);
    create(FULL);
    assertThat(find(RUN)).isEqualTo(before);
    caller.put("/v1/runs/" + RUN, """
        {"status": "completed", "metadata": {"m": 2}, "event_ids": []}""");
    before = find(RUN);
    create(FULL);
    assertThat(find(RUN)).isEqualTo(before);
    create("{\"run_id\": \"" + RUN.toUpperCase(Locale.ROOT) + "\", \"description\": \"e\"}");
    assertThat(find(RUN).get("description").asText()).isEqualTo("e");
    assertThat(find(RUN).get("status").asText()).isEqualTo("completed");
    assertThat(caller.get("/v1/runs").json().get("evaluations")).hasSize(1);
  }

  @Test
  void update_someFields_changesOnlyThose() {
    create(FULL);
    Caller.Answer answer = caller.put("/v1/runs/" + RUN, """
        {"status": "completed", "name": "v3", "event_ids": [], "metadata": {"done": true},
         "unknown": 1, "results": null}""");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().has("warning")).isFalse();
    JsonNode run = answer.json().get("evaluation");
    assertThat(run).isEqualTo(find(RUN));
    assertThat(run.get("status").asText()).isEqualTo("completed");
    assertThat(run.get("name").asText()).isEqualTo("v3");
    assertThat(run.get("event_ids")).isEmpty();
    assertThat(run.get("metadata"))
        .isEqualTo(Caller.parse(
            "{\"offline_dataset_id\": \"EXT-1\", \"git\": {\"branch\": \"b\"}, \"done\": true}"));
    assertThat(run.get("results")).hasToString("{\"r\":1}");
    assertThat(run.get("description").asText()).isEqualTo("d");
    assertThat(run.get("updated_at").isNull()).isFalse();
    assertThat(caller.put("/v1/runs/" + RUN, "").json().get("evaluation")).isEqualTo(run);
  }

  @Test
  void create_ofADatasetThatIsKept_hasItsName() {
    String dataset = caller
        .post("/v1/datasets", "{\"name\": \"city questions\"}")
        .json()
        .at("/result/insertedId")
        .asText();
    JsonNode run = create("{\"dataset_id\": \"" + dataset + "\"}").get("evaluation");
    assertThat(run.get("dataset_name").asText()).isEqualTo("city questions");
    assertThat(run.get("dataset_id").asText()).isEqualTo(dataset);
  }

  @Test
  void update_idsThatNoSessionHas_isWarnedOf() {
    create(FULL);
    Caller.Answer answer =
        caller.put("/v1/runs/" + RUN, "{\"event_ids\": [\"mine\", \"" + SESSION + "\"]}");
    assertThat(answer.json().get("warning").asText()).endsWith("has them: 1");
    assertThat(find(RUN).get("event_ids")).hasSize(2);
  }

  @Test
  void update_manyAtATime_losesNone() {
    create(FULL);
    List<CompletableFuture<Caller.Answer>> updates = IntStream.range(0, 16)
        .mapToObj(i -> CompletableFuture.supplyAsync(
            () -> caller.put("/v1/runs/" + RUN, "{\"metadata\": {\"k" + i + "\": " + i + "}}")))
        .toList();
    updates.forEach(update -> assertThat(update.join().status()).isEqualTo(200));
    assertThat(find(RUN).get("metadata")).hasSize(18);
  }

  @Test
  void delete_aRun_isGoneAndItsEventsStay() {
    create(FULL);
    caller.post("/v1/sessions", "{\"session_id\": \"" + SESSION + "\"}");
    Caller.Answer answer = caller.send("DELETE", "/v1/runs/" + RUN, BodyPublishers.noBody());
    assertThat(answer.text()).isEqualTo("{\"id\":\"" + RUN + "\",\"deleted\":true}");
    assertThat(caller.get("/v1/runs/" + RUN).status()).isEqualTo(404);
    assertThat(caller.send("DELETE", "/v1/runs/" + RUN, BodyPublishers.noBody()).status())
        .isEqualTo(404);
    assertThat(caller.get("/v1/events/" + SESSION).status()).isEqualTo(200);
    assertThat(create(FULL).at("/evaluation/updated_at").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/summary", "/result", "/metrics", "/schema", "/compare/%s", "/compare-with/%s"
      })
  void read_anUnknownRun_isNotFound(String path) {
    String other = "7f0c4a55-6c1e-4f4c-9b52-0a6de3a8c9d1";
    Caller.Answer answer = caller.get("/v1/runs/" + RUN + path.formatted(other));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("success").asBoolean(true)).isFalse();
    assertThat(answer.json().get("message").asText()).isEqualTo("There is no run " + RUN);
    assertThat(caller.get("/v1/runs/mine" + path.formatted(other)).status()).isEqualTo(400);
  }

  @Test
  void update_anUnknownRun_isNotFound() {
    assertThat(caller.put("/v1/runs/" + RUN, "{}").status()).isEqualTo(404);
    assertThat(caller.put("/v1/runs/mine", "{}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"run_id\": \"mine\"}               | run_id must be a UUID",
        "{\"name\": \" \"}                    | name must not be empty",
        "{\"name\": 7}                        | name must be text",
        "{\"status\": \"done\"}               | status must be one of pending, completed",
        "{\"metadata\": []}                   | metadata must be an object",
        "{\"event_ids\": \"a\"}               | event_ids must be a list of text",
        "{\"datapoint_ids\": [1]}             | datapoint_ids must be a list of text",
        "{\"evaluators\": {}}                 | evaluators must be a list",
        "{\"passing_ranges\": {\"m\": {\"min\": \"1\"}}} | passing_ranges.m must be an object of numbers",
        "{\"passing_ranges\": {\"m\": 1}}     | passing_ranges.m must be an object of numbers",
        "[]                                   | JSON object"
      })
  void create_brokenBody_isRefused(String body, String message) {
    Caller.Answer answer = caller.post("/v1/runs", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
    if (!body.contains("run_id")) {
      create("{\"run_id\": \"" + RUN + "\"}");
      assertThat(caller.put("/v1/runs/" + RUN, body).json().get("message").asText())
          .contains(message);
    }
  }

  private List<String> ids(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String status = List.of("pending", "completed", "failed").get(i % 3);
      ids.add(create("""
          {"name": "Run %d", "status": "%s", "dataset_id": "ds-%d",
           "metadata": {"offline_dataset_id": "EXT-%d"}}""".formatted(i, status, i % 2, i)).get("run_id").asText());
    }
    return ids;
  }

  private JsonNode list(String query) {
    Caller.Answer answer = caller.get("/v1/runs?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> names(String query) {
    return list(query).get("evaluations").findValuesAsText("name");
  }

  @Test
  void list_nothingAsked_isTheNewestFirst() {
    assertThat(caller.get("/v1/runs").json()).isEqualTo(Caller.parse("""
        {"evaluations": [], "metrics": [], "pagination": {"page": 1, "limit": 20, "total": 0,
         "total_unfiltered": 0, "total_pages": 0, "has_next": false, "has_prev": false}}"""));
    ids(5);
    JsonNode all = list("");
    assertThat(all.get("evaluations")).hasSize(5);
    assertThat(Set.copyOf(names("")))
        .containsExactlyInAnyOrder("Run 0", "Run 1", "Run 2", "Run 3", "Run 4");
    List<String> created = all.get("evaluations").findValuesAsText("created_at");
    assertThat(created).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(all.at("/evaluations/0"))
        .isEqualTo(find(all.at("/evaluations/0/run_id").asText()));
  }

  @Test
  void list_pages_areNumbered() {
    ids(5);
    JsonNode second = list("page=2&limit=2&sort_by=name&sort_order=asc");
    assertThat(second.get("evaluations").findValuesAsText("name"))
        .containsExactly("Run 2", "Run 3");
    assertThat(second.get("pagination")).isEqualTo(Caller.parse("""
        {"page": 2, "limit": 2, "total": 5, "total_unfiltered": 5, "total_pages": 3,
         "has_next": true, "has_prev": true}"""));
    JsonNode last = list("page=3&limit=2&status=pending&limit=2");
    assertThat(last.get("evaluations")).isEmpty();
    assertThat(last.get("pagination")).isEqualTo(Caller.parse("""
        {"page": 3, "limit": 2, "total": 2, "total_unfiltered": 5, "total_pages": 1,
         "has_next": false, "has_prev": true}"""));
  }

  @Test
  void list_filters_leaveOutTheOthers() {
    List<String> ids = ids(5);
    String asc = "&sort_by=name&sort_order=asc";
    assertThat(names("status=completed" + asc)).containsExactly("Run 1", "Run 4");
    assertThat(names("name=run%203")).containsExactly("Run 3");
    assertThat(names("dataset_id=ds-1" + asc)).containsExactly("Run 1", "Run 3");
    assertThat(names("dataset_id=EXT-2")).containsExactly("Run 2");
    String two = ids.get(0) + "," + ids.get(4);
    assertThat(names("run_ids=" + two + asc)).containsExactly("Run 0", "Run 4");
    assertThat(names("run_ids[]=" + ids.get(0) + "&run_ids[]=" + ids.get(4) + asc))
        .containsExactly("Run 0", "Run 4");
    assertThat(names("dateRange=1h")).hasSize(5);
    String past = "{\"$gte\": \"2020-01-01T00:00:00Z\", \"$lte\": \"2021-01-01T00:00:00Z\"}";
    assertThat(names("dateRange=" + URLEncoder.encode(past, StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void list_sorting_isAsAsked() {
    List<String> ids = ids(4);
    caller.put("/v1/runs/" + ids.get(1), "{\"description\": \"changed\"}");
    assertThat(names("sort_by=updated_at").get(0)).isEqualTo("Run 1");
    assertThat(names("sort_by=name")).containsExactly("Run 3", "Run 2", "Run 1", "Run 0");
    assertThat(names("sort_by=status&sort_order=asc").get(0)).isEqualTo("Run 1");
    assertThat(names("sort_by=created_at&sort_order=asc").get(0)).startsWith("Run");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=101, limit must be a whole number",
    "page=0, page must be a whole number",
    "sort_by=x, sort_by must be one of",
    "sort_order=x, sort_order must be asc or desc",
    "status=x, status must be one of",
    "dateRange=x, dateRange.relative must be"
  })
  void list_brokenQuery_isRefused(String query, String message) {
    Caller.Answer answer = caller.get("/v1/runs?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).startsWith(message);
  }

  @Test
  void list_metrics_areTheNamesOnTheRunsOfThePage() {
    create(FULL);
    caller.post("/v1/events", """
        {"event_type": "chain", "inputs": {}, "metadata": {"run_id": "%s"},
         "metrics": {"b": 1, "a": true, "a_explanation": "text"}}""".formatted(RUN));
    assertThat(list("").get("metrics")).hasToString("[\"a\",\"b\"]");
    assertThat(list("name=other").get("metrics")).isEmpty();
  }

  @Test
  void legacy_paths_areTheSameRunsWithoutNulls() {
    JsonNode created = caller.post("/runs", """
        {"project": "p", "name": "run", "event_ids": ["%s"], "status": "pending"}""".formatted(SESSION)).json();
    String id = created.get("run_id").asText();
    JsonNode run = caller.get("/runs/" + id).json().get("evaluation");
    assertThat(run).isEqualTo(created.get("evaluation"));
    assertThat(run.findValues("dataset_id")).isEmpty();
    assertThat(run.has("updated_at")).isFalse();
    assertThat(find(id).get("dataset_id").isNull()).isTrue();
    caller.put("/runs/" + id, "{\"status\": \"completed\"}");
    assertThat(caller.get("/runs?project=p").json().at("/evaluations/0/status").asText())
        .isEqualTo("completed");
    assertThat(caller.get("/runs/" + id + "/result?project_id=p").status()).isEqualTo(200);
    assertThat(caller
            .send("DELETE", "/runs/" + id, BodyPublishers.noBody())
            .json()
            .get("deleted")
            .asBoolean())
        .isTrue();
  }

  @Test
  void keysOfTwoProjects_seeTheirOwnRuns() {
    start(builder -> builder.apiKey("k"));
    assertThat(caller.post("/v1/runs", "{}").status()).isEqualTo(401);
    assertThat(caller.get("/v1/runs").status()).isEqualTo(401);
    assertThat(caller.get("/runs/" + RUN + "/result").status()).isEqualTo(401);
  }
}
