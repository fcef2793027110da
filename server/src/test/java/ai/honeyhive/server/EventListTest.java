package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that are listed with what is asked in the query of the request. */
class EventListTest extends RunningServer {
  private static final String RUN = "2a2f5c0e-8b1c-4b7f-9c86-6f0b4f7d1e20";

  @BeforeEach
  void createThree() {
    event("a", "2025-10-09T12:00:00Z", 5);
    event("b", "2025-10-10T12:00:00Z", 50);
    event("now", Instant.now().toString(), 500);
  }

  private void event(String name, String start, int duration) {
    caller.post("/v1/events", """
        {"event_type": "tool", "event_name": "%s", "inputs": {}, "start_time": %d, "duration": %d,
         "metadata": {"run_id": "%s"}}""".formatted(
            name, Instant.parse(start).toEpochMilli(), duration, name.equals("a") ? RUN : "other"));
  }

  private static final String TOOLS =
      "{\"field\": \"event_type\", \"operator\": \"is\", \"value\": \"tool\", \"type\": \"string\"}";

  private JsonNode list(String query) {
    Caller.Answer answer = caller.get("/events?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private List<String> names(String query) {
    return list(query + "&filters=" + encoded(TOOLS)).get("events").findValuesAsText("event_name");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void list_nothingAsked_isAllWithTheLatestFirst() {
    JsonNode all = list("");
    assertThat(all.get("events")).hasSize(6);
    assertThat(all.get("totalEvents").asInt()).isEqualTo(6);
    assertThat(all.get("count").asInt()).isEqualTo(6);
    assertThat(names("x=1")).containsExactly("now", "b", "a");
    assertThat(caller.get("/v1/events").json()).isEqualTo(all);
  }

  @Test
  void list_filters_areJsonText() {
    String slow = "{\"field\": \"duration\", \"operator\": \"greater than\", \"value\": 10}";
    String both = encoded("[" + TOOLS + "," + slow + "]");
    assertThat(list("filters=" + both).get("totalEvents").asInt()).isEqualTo(2);
    assertThat(names("filters[]=" + encoded(slow))).containsExactly("now", "b");
    assertThat(names("filters=" + encoded("{\"filterArray\": [" + slow + "]}"))).hasSize(2);
    assertThat(names("filters=")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$gte\": \"2025-10-10T00:00:00Z\", \"$lte\": \"2025-10-10T12:00:00.000Z\"}",
        "{\"$gte\": \"2025-10-10\", \"$lte\": \"2025-10-10T14:00:00+02:00\"}",
        "{\"$gte\": \"2025-10-10T12:00:00\", \"$lte\": \"2025-10-11\"}",
        "{\"$gte\": 1760097600000, \"$lte\": 1760097600000.5}",
        "{\"start_time\": \"2025-10-10T00:00:00Z\", \"end_time\": \"2025-10-11T00:00:00Z\"}"
      })
  void list_dateRange_isJsonText(String range) {
    assertThat(names("dateRange=" + encoded(range))).containsExactly("b");
    Caller.Answer export = caller.post(
        "/events/export", "{\"dateRange\": " + range + ", \"filters\": [" + TOOLS + "]}");
    assertThat(export.json().get("count").asInt()).as(export.text()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1h", "15 minutes", "last 7 days", "{\"relative\": \"30d\"}", "2w", "1mo"})
  void list_relativeDateRange_endsNow(String range) {
    assertThat(names("dateRange=" + encoded(range))).containsExactly("now");
  }

  @Test
  void list_openDateRange_hasOneEnd() {
    String from = Instant.now().minus(1, ChronoUnit.HOURS).toString();
    assertThat(names("dateRange=" + encoded("{\"$gte\": \"" + from + "\"}")))
        .containsExactly("now");
    assertThat(names("dateRange=" + encoded("{\"$lte\": \"" + from + "\"}")))
        .containsExactly("b", "a");
  }

  @Test
  void list_pagesProjectionsAndRun() {
    JsonNode second = list("limit=1&page=2&ignore_order=true&projections="
        + encoded("[\"event_name\"]") + "&filters=" + encoded(TOOLS));
    assertThat(second.get("events")).hasToString("[{\"event_name\":\"b\"}]");
    assertThat(second.get("totalEvents").asInt()).isEqualTo(3);
    assertThat(list("projections[]=event_name&projections[]=source&limit=1").at("/events/0"))
        .hasSize(2);
    assertThat(names("evaluation_id=" + RUN)).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0                        | limit must be a whole number, between 1 and 7500: 0",
        "limit=7501                     | limit must be a whole number, between 1 and 7500: 7501",
        "page=x                         | page must be a whole number, at least 1: x",
        "filters=%7B                    | filters is not valid JSON",
        "filters=7                      | filters must be a list",
        "dateRange=sometimes            | dateRange.relative must be a number and a unit",
        "dateRange=%7B%22%24gte%22%3A%22x%22%7D | dateRange.$gte must be an ISO 8601 time",
        "dateRange=%7B                  | dateRange is not valid JSON"
      })
  void list_brokenQuery_isRefused(String query, String message) {
    Caller.Answer answer = caller.get("/events?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events/search", "/v1/events/export", "/events/export"})
  void search_withoutABody_isAll(String path) {
    assertThat(caller.post(path, "").json().get("count").asInt()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"filters\": [{\"field\": \"event_id\", \"operator\": \"is\"}]} | needs the field value",
        "{\"filters\": [{\"field\": \"a\", \"operator\": \"is\", \"value\": 1, \"x\": 1}]} | Unknown field: x",
        "{\"dateRange\": {\"start_time\": \"2025-10-10T00:00:00Z\"}} | dateRange.end_time must be",
        "{\"dateRange\": {\"relative\": \"7d\"}}                     | Unknown field: relative",
        "{\"ignore_order\": 1}                                       | ignore_order must be true or",
        "{\"projections\": [\"event_id\"]}                           | Unknown field: projections",
        "{\"project\": \"p\"}                                        | Unknown field: project",
        "{\"limit\": 1001}                                           | between 1 and 1000"
      })
  void search_currentForm_isClosed(String body, String message) {
    Caller.Answer answer = caller.post("/v1/events/search", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
  }
}
