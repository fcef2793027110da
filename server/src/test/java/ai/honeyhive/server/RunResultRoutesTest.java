package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs add up to, from the requests that evaluate() makes. */
class RunResultRoutesTest extends RunningServer {
  private static final String OLD = "2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20";
  private static final String NEW = "7f0c4a55-6c1e-4f4c-9b52-0a6de3a8c9d1";

  private static String id(String run, int datapoint, int event) {
    return UUID.nameUUIDFromBytes((run + datapoint + "." + event).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static String metadata(String run, int datapoint) {
    return "{\"run_id\": \"%s\", \"datapoint_id\": \"EXT-%d\", \"dataset_id\": \"EXT-set\"}"
        .formatted(run, datapoint);
  }

  /** The requests of a run with one score for each datapoint, in the order of evaluate(). */
  private List<Runnable> run(String run, String... scores) {
    List<Runnable> requests = new ArrayList<>();
    List<String> sessions = new ArrayList<>();
    requests.add(() -> caller.post("/v1/runs", """
        {"run_id": "%s", "name": "my run", "status": "pending",
         "passing_ranges": {"accuracy": {"min": 0.5}}}""".formatted(run)));
    for (int i = 0; i < scores.length; i++) {
      int dp = i;
      String session = id(run, dp, 0);
      sessions.add("\"" + session + "\"");
      requests.add(
          () -> caller.post("/session/start", """
          {"session": {"session_id": "%s", "session_name": "my run", "start_time": %d,
           "metadata": %s}}""".formatted(session, 100 + dp, metadata(run, dp))));
      requests.add(() -> caller.post("/v1/events", """
          {"event_id": "%s", "session_id": "%s", "event_type": "chain", "event_name": "answer",
           "inputs": {"q": %d}, "start_time": %d, "metadata": %s,
           "metrics": {"accuracy": %s, "accuracy_explanation": "because"}}""".formatted(
              id(run, dp, 1), session, dp, 200 + dp, metadata(run, dp), scores[dp])));
      requests.add(() -> caller.put("/events", """
          {"event_id": "%s", "outputs": {"o": 1}, "feedback": {"ground_truth": 1}}""".formatted(session)));
    }
    requests.add(() -> caller.put("/v1/runs/" + run, """
        {"status": "completed", "event_ids": %s}""".formatted(sessions)));
    return requests;
  }

  private JsonNode get(String path) {
    Caller.Answer answer = caller.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/runs/%s/summary", "/v1/runs/%s/result", "/runs/%s/result"})
  void result_aRun_isComputedFromItsEvents(String path) {
    run(OLD, "0.25", "1", "0.5").forEach(Runnable::run);
    JsonNode result = get(path.formatted(OLD) + "?aggregate_function=sum");
    assertThat(result.get("status").asText()).isEqualTo("completed");
    assertThat(result.get("success").asBoolean(true)).isFalse();
    assertThat(result.get("passed")).hasToString("[\"EXT-1\",\"EXT-2\"]");
    assertThat(result.get("failed")).hasToString("[\"EXT-0\"]");
    assertThat(result.get("metrics")).isEqualTo(Caller.parse("""
        {"aggregation_function": "sum", "details": [
          {"metric_name": "accuracy", "metric_type": "CLIENT_SIDE", "event_name": "answer",
           "event_type": "chain", "aggregate": 1.75, "values": [0.25, 1, 0.5],
           "passing_range": {"min": 0.5},
           "datapoints": {"passed": ["EXT-1", "EXT-2"], "failed": ["EXT-0"]}}]}"""));
    assertThat(result.get("datapoints")).hasSize(3);
    assertThat(result.at("/datapoints/0/session_id").asText()).isEqualTo(id(OLD, 0, 0));
    assertThat(result.at("/datapoints/0/metrics")).hasSize(path.startsWith("/v1") ? 2 : 1);
    assertThat(result.get("event_details")).isEqualTo(Caller.parse("""
        [{"event_name": "answer", "event_type": "chain"}]"""));
    assertThat(result.at("/run_object/run_id").asText()).isEqualTo(OLD);
  }

  @Test
  void result_anyOrderAndTwice_isTheSame() {
    List<Runnable> requests = run(OLD, "0.25", "1", "0.5");
    requests.forEach(Runnable::run);
    String expected = get("/v1/runs/" + OLD + "/summary").get("datapoints").toString();
    String metrics = get("/v1/runs/" + OLD + "/summary").get("metrics").toString();
    for (int seed = 0; seed < 5; seed++) {
      start(builder -> builder.storage(directory.resolve("again" + UUID.randomUUID())));
      List<Runnable> events = new ArrayList<>(requests.subList(1, requests.size() - 1));
      events.addAll(List.copyOf(events));
      Collections.shuffle(events, new Random(seed));
      // Events may come before the run.
      events.subList(0, events.size() / 2).forEach(Runnable::run);
      requests.get(0).run();
      requests.get(requests.size() - 1).run();
      requests.get(0).run();
      events.subList(events.size() / 2, events.size()).forEach(Runnable::run);
      JsonNode result = get("/v1/runs/" + OLD + "/summary");
      assertThat(result.get("datapoints")).as("seed " + seed).hasToString(expected);
      assertThat(result.get("metrics")).as("seed " + seed).hasToString(metrics);
      assertThat(result.get("status").asText()).isEqualTo("completed");
    }
  }

  @Test
  void result_sessionsThatOnlyTheRunNames_count() {
    caller.post("/v1/events", """
        {"event_id": "%s", "session_id": "%s", "event_type": "tool", "event_name": "t",
         "inputs": {}, "metrics": {"m": 3}}""".formatted(id(OLD, 0, 1), id(OLD, 0, 0)));
    caller.post("/v1/runs", """
        {"run_id": "%s", "event_ids": ["%s"]}""".formatted(OLD, id(OLD, 0, 0)));
    JsonNode result = get("/v1/runs/" + OLD + "/summary");
    assertThat(result.at("/metrics/details/0/aggregate").asInt()).isEqualTo(3);
    assertThat(result.get("passed")).hasToString("[\"" + id(OLD, 0, 0) + "\"]");
    caller.post("/v1/runs", """
        {"run_id": "%s", "event_ids": ["%s"]}""".formatted(NEW, id(OLD, 0, 1)));
    assertThat(get("/v1/runs/" + NEW + "/summary")
            .at("/metrics/details/0/aggregate")
            .asInt())
        .isEqualTo(3);
    assertThat(get("/runs/" + NEW + "/result").at("/datapoints/0").has("datapoint_id"))
        .isFalse();
  }

  @Test
  void result_filters_leaveOutEvents() {
    run(OLD, "0.25", "1", "0.5").forEach(Runnable::run);
    String filter =
        "[{\"field\": \"metadata.datapoint_id\", \"operator\": \"is\", \"value\": \"EXT-1\", \"type\": \"string\"}]";
    JsonNode result = get("/v1/runs/" + OLD + "/summary?filters="
        + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    assertThat(result.get("passed")).hasToString("[\"EXT-1\"]");
    assertThat(result.get("datapoints")).hasSize(1);
    assertThat(result.at("/metrics/details/0/values")).hasToString("[1]");
  }

  @ParameterizedTest
  @CsvSource({
    "'', average, 0.58333333333333337",
    "average, average, 0.58333333333333337",
    "min, min, 0.25",
    "max, max, 1",
    "median, median, 0.5",
    "count, count, 3",
    "P90, p90, 0.9"
  })
  void result_aggregateFunction_isApplied(String asked, String echoed, double expected) {
    run(OLD, "0.25", "1", "0.5").forEach(Runnable::run);
    JsonNode metrics =
        get("/v1/runs/" + OLD + "/result?aggregate_function=" + asked).get("metrics");
    assertThat(metrics.get("aggregation_function").asText()).isEqualTo(echoed);
    assertThat(metrics.at("/details/0/aggregate").asDouble()).isEqualTo(expected);
  }

  @Test
  void result_withoutARange_theMetricsThresholdDecides() {
    run(OLD, "0.75", "0.5").forEach(Runnable::run);
    caller.post(
        "/v1/runs",
        "{\"run_id\": \"" + NEW
            + "\", \"event_ids\": [\"%s\", \"%s\"]}".formatted(id(OLD, 0, 0), id(OLD, 1, 0)));
    assertThat(get("/v1/runs/" + NEW + "/summary").get("success").asBoolean()).isTrue();
    Caller.Answer metric = caller.post("/v1/metrics", """
        {"name": "accuracy", "type": "HUMAN", "criteria": "c", "threshold": {"min": 0.6}}""");
    assertThat(metric.status()).as(metric.text()).isEqualTo(200);
    JsonNode result = get("/v1/runs/" + NEW + "/summary");
    assertThat(result.get("failed")).hasToString("[\"EXT-1\"]");
    assertThat(result.at("/metrics/details/0/metric_type").asText()).isEqualTo("HUMAN");
    assertThat(result.at("/metrics/details/0/passing_range")).hasToString("{\"min\":0.6}");
    assertThat(get("/v1/runs/" + OLD + "/summary").get("failed")).isEmpty();
  }

  @Test
  void result_anUnknownFunction_isRefused() {
    run(OLD).forEach(Runnable::run);
    assertThat(
            caller.get("/v1/runs/" + OLD + "/summary?aggregate_function=mode").status())
        .isEqualTo(400);
    assertThat(caller.get("/v1/runs/" + OLD + "/summary?filters=%5B7%5D").status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/runs/%s/compare/%s", "/v1/runs/%s/compare-with/%s", "/runs/%s/compare-with/%s"
      })
  void compare_twoRuns_tellsWhatChanged(String path) {
    run(OLD, "0.5", "1", "0.5").forEach(Runnable::run);
    run(NEW, "1", "0.5", "0.5", "0.75").forEach(Runnable::run);
    JsonNode compared = get(path.formatted(NEW, OLD) + "?aggregate_function=max");
    assertThat(compared.get("metrics")).isEqualTo(Caller.parse("""
        [{"metric_name": "accuracy", "metric_type": "CLIENT_SIDE", "event_name": "answer",
          "event_type": "chain", "old_aggregate": 1, "new_aggregate": 1, "difference": 0,
          "percentage_change": 0, "found_count": 3, "improved_count": 1, "degraded_count": 1,
          "same_count": 1, "improved": ["EXT-0"], "degraded": ["EXT-1"], "same": ["EXT-2"],
          "old_values": [0.5, 1, 0.5], "new_values": [1, 0.5, 0.5]}]"""));
    assertThat(compared.get("commonDatapoints")).hasToString("[\"EXT-0\",\"EXT-1\",\"EXT-2\"]");
    assertThat(compared.get("event_details").findValuesAsText("presence")).containsExactly("both");
    assertThat(compared.at("/old_run/run_id").asText()).isEqualTo(OLD);
    assertThat(compared.at("/new_run/run_id").asText()).isEqualTo(NEW);
  }

  @Test
  void compareEvents_bothForms_pairByDatapoint() {
    run(OLD, "0.5", "1", "0.5").forEach(Runnable::run);
    run(NEW, "1", "0.5").forEach(Runnable::run);
    String query = "event_name=answer&event_type=chain";
    JsonNode pairs = get("/v1/runs/" + NEW + "/compare/" + OLD + "/events?" + query);
    assertThat(pairs.get("totalEvents").asInt()).isEqualTo(2);
    assertThat(pairs.at("/events/1/datapoint_id").asText()).isEqualTo("EXT-1");
    assertThat(pairs.at("/events/1/event_1/metrics/accuracy").asDouble()).isEqualTo(0.5);
    assertThat(pairs.at("/events/1/event_2/metrics/accuracy").asDouble()).isEqualTo(1);
    assertThat(pairs.at("/events/1/event_1/inputs/q").asInt()).isEqualTo(1);
    String legacy = "/v1/runs/compare/events?run_id_1=" + NEW + "&run_id_2=" + OLD + "&";
    assertThat(get(legacy + query)).isEqualTo(pairs);
    assertThat(get(legacy).get("totalEvents").asInt()).isEqualTo(4);
    JsonNode second = get(legacy + query + "&limit=1&page=2");
    assertThat(second.get("totalEvents").asInt()).isEqualTo(2);
    assertThat(second.get("events")).hasSize(1);
    assertThat(second.at("/events/0/datapoint_id").asText()).isEqualTo("EXT-1");
    String filter =
        "{\"field\": \"metrics.accuracy\", \"operator\": \"greater than\", \"value\": 0.7}";
    assertThat(get(legacy + "filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
            .get("totalEvents")
            .asInt())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "run_id_1=" + OLD + ", 400, The query parameter run_id_2 is required",
    "run_id_1=x&run_id_2=y, 400, The id is not a UUID: x",
    "run_id_1=" + OLD + "&run_id_2=" + OLD + "&limit=1001, 400, limit must be a whole number",
    "run_id_1=" + OLD + "&run_id_2=" + NEW + ", 404, There is no run " + NEW
  })
  void compareEvents_brokenQuery_isRefused(String query, int status, String message) {
    run(OLD).forEach(Runnable::run);
    Caller.Answer answer = caller.get("/v1/runs/compare/events?" + query);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("message").asText()).startsWith(message);
  }

  @Test
  void metrics_areTheNumbersOfEachEvent() {
    run(OLD, "0.5", "true").forEach(Runnable::run);
    JsonNode metrics = get("/v1/runs/" + OLD + "/metrics");
    assertThat(metrics.get("totalEvents").asInt()).isEqualTo(2);
    assertThat(metrics.get("events"))
        .containsExactlyInAnyOrder(
            Caller.parse("""
            {"event_name": "answer", "event_type": "chain", "session_id": "%s",
             "metadata": {"datapoint_id": "EXT-0"}, "metrics": {"accuracy": 0.5}}""".formatted(id(OLD, 0, 0))), Caller.parse("""
            {"event_name": "answer", "event_type": "chain", "session_id": "%s",
             "metadata": {"datapoint_id": "EXT-1"}, "metrics": {"accuracy": true}}""".formatted(id(OLD, 1, 0))));
    assertThat(get("/v1/runs/" + OLD + "/metrics?dateRange=1d").get("events")).isEmpty();
  }

  @Test
  void schema_namesFieldsDatasetsAndMappings() {
    run(OLD, "0.5").forEach(Runnable::run);
    JsonNode schema = get("/v1/runs/" + OLD + "/schema");
    assertThat(schema.get("fields").toString())
        .contains("{\"name\":\"inputs.q\",\"event_type\":\"chain\"}")
        .contains("{\"name\":\"metrics.accuracy\",\"event_type\":\"chain\"}")
        .contains("{\"name\":\"feedback.ground_truth\",\"event_type\":\"session\"}");
    assertThat(schema.get("datasets")).hasToString("[\"EXT-set\"]");
    assertThat(schema.at("/mappings/EXT-set").toString())
        .contains("{\"field_name\":\"inputs.q\",\"event_type\":\"chain\"}");
    assertThat(get("/v1/events/schema")).isEqualTo(schema);
    assertThat(get("/v1/events/schema?evaluation_id=" + OLD)).isEqualTo(schema);
    assertThat(get("/v1/events/schema?evaluation_id=" + NEW).get("fields")).isEmpty();
    assertThat(get("/v1/runs/schema").get("datasets")).hasToString("[\"EXT-set\"]");
    assertThat(get("/v1/runs/schema?dateRange=1d").get("fields")).isEmpty();
  }
}
