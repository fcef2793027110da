package ai.honeyhive.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The older search, which other clients still use. */
class EventExportTest extends RunningServer {
  private static final String EXPORT = "/v1/events/export";

  @BeforeEach
  void store() {
    caller.post("/v1/events/batch", """
        {"single_session": true, "session_properties": {"start_time": 1760000000000}, "events": [
          {"event_type": "tool", "event_name": "a", "inputs": {}, "start_time": 1760000001000},
          {"event_type": "model", "event_name": "b", "inputs": {}, "start_time": 1760000002000,
           "metadata": {"run_id": "r-1"}},
          {"event_type": "tool", "event_name": "c", "inputs": {}, "start_time": 1760000003000}]}""");
  }

  private List<String> names(String path, String body) {
    Caller.Answer answer = caller.post(path, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer
        .json()
        .get("events")
        .valueStream()
        .map(event -> event.get("event_name").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {EXPORT, "/events/export"})
  void export_filters_giveWhatMatches(String path) {
    assertThat(names(path, """
            {"project": "p", "ignore_order": true, "filters": [
              {"field": "event_type", "operator": "is", "value": "tool", "type": "string",
               "more": 1}]}""")).containsExactly("c", "a");
  }

  @Test
  void export_dateRange_includesBothEnds() {
    assertThat(names(EXPORT, """
            {"dateRange": {"$gte": "2025-10-09T08:53:21.000Z", "$lte": "2025-10-09T08:53:22.000Z"}}""")).containsExactly("b", "a");
  }

  @Test
  void export_run_givesItsEvents() {
    assertThat(names(EXPORT, "{\"evaluation_id\": \"r-1\"}")).containsExactly("b");
  }

  @Test
  void export_pages_countAllMatches() {
    JsonNode page = caller.post(EXPORT, "{\"limit\": 2, \"page\": 2}").json();
    assertThat(page.get("events")).hasSize(2);
    assertThat(page.get("count").asInt()).isEqualTo(4);
    assertThat(page.get("totalEvents").asInt()).isEqualTo(4);
    assertThat(names(EXPORT, "{\"limit\": 7500}")).hasSize(4);
  }

  @Test
  void export_projections_keepOnlyThoseFields() {
    JsonNode event = caller.post(EXPORT, """
                {"projections": ["event_name", "metadata"], "limit": 1}""").json().at("/events/0");
    assertThat(event.fieldNames()).toIterable().containsExactlyInAnyOrder("event_name", "metadata");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"limit\": 7501}         | limit must be a whole number, between 1 and 7500",
        "{\"projections\": \"a\"}  | projections must be a list of text",
        "{\"dateRange\": {\"$gte\": \"today\", \"$lte\": \"x\"}} | dateRange.$gte must be",
        "{\"filters\": [{\"field\": \"a\", \"operator\": \"near\"}]} | Unknown filter operator"
      })
  void export_brokenBody_isRefused(String body, String message) {
    Caller.Answer answer = caller.post(EXPORT, body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("message").asText()).contains(message);
  }
}
