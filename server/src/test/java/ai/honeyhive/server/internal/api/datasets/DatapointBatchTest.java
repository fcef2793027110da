package ai.honeyhive.server.internal.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.server.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datapoints made out of events. */
class DatapointBatchTest extends DatasetCalls {
  private String chat;
  private String tool;

  @BeforeEach
  void storeEvents() {
    chat = event("""
        {'event_type': 'model', 'event_name': 'chat', 'start_time': 1760000000000,
         'inputs': {'chat_history': [{'role': 'user', 'content': 'Where?'}], 'lang': 'en'},
         'outputs': {'content': 'Turin', 'a.b': 1}}""");
    tool = event("""
        {'event_type': 'tool', 'event_name': 'look up', 'start_time': 1760000001000,
         'inputs': {'from': 'Milan'}, 'outputs': {'trains': 12},
         'feedback': {'ground_truth': 'thirteen'}}""");
  }

  private String event(String body) {
    return ok(caller.post("/v1/events", json(body))).get("event_id").asText();
  }

  private List<String> batch(String body) {
    JsonNode answer = ok(caller.post("/v1/datapoints/batch", json(body)));
    assertThat(answer.get("inserted").asBoolean()).isTrue();
    return texts(answer.get("insertedIds"));
  }

  private void assertPoint(String id, String field, String expected) {
    assertThat(readDatapoint(id).get(field)).as(field).isEqualTo(Caller.parse(json(expected)));
  }

  @Test
  void batch_withoutMapping_takesInputsAndGroundTruth() {
    String set = dataset("{'name': 'from traces'}");
    List<String> ids = batch(
        "{'events': ['%s', '%s', '%s'], 'dataset_id': '%s'}".formatted(tool, chat, tool, set));
    assertThat(ids).hasSize(2);
    assertLinked(set, ids.get(0), ids.get(1));
    assertPoint(ids.get(0), "linked_event", "'" + tool + "'");
    assertPoint(ids.get(0), "inputs", "{'from': 'Milan'}");
    assertPoint(ids.get(0), "ground_truth", "{'ground_truth': 'thirteen'}");
    assertPoint(ids.get(1), "inputs", "{'lang': 'en'}");
    assertPoint(ids.get(1), "history", "[{'role': 'user', 'content': 'Where?'}]");
    assertPoint(ids.get(1), "ground_truth", "{'content': 'Turin', 'a.b': 1}");
  }

  @Test
  void batch_withMapping_takesTheFieldsItNames() {
    List<String> ids = batch("""
        {'events': ['%s'], 'mapping': {'inputs': ['inputs.lang', 'outputs.a.b', 'inputs.absent'],
         'ground_truth': ['outputs'], 'history': ['inputs.chat_history']}}""".formatted(chat));
    assertPoint(ids.get(0), "inputs", "{'lang': 'en', 'a.b': 1}");
    assertPoint(ids.get(0), "ground_truth", "{'content': 'Turin', 'a.b': 1}");
    assertPoint(ids.get(0), "history", "[{'role': 'user', 'content': 'Where?'}]");
    assertPoint(ids.get(0), "linked_datasets", "[]");
  }

  @Test
  void batch_takesWhatIsChecked() {
    assertThat(batch("{'checkState': {'%s': true, '%s': false}}".formatted(chat, tool)))
        .singleElement()
        .satisfies(id -> assertPoint(id, "linked_event", "'" + chat + "'"));
  }

  @Test
  void batch_ofAll_takesWhatFiltersFindLessWhatIsUnchecked() {
    String filter = "{'field': 'event_type', 'operator': '%s', 'value': 'session'}";
    assertThat(batch("{'selectAll': true, 'filters': [%s]}".formatted(filter.formatted("is not"))))
        .hasSize(2);
    assertThat(batch("{'selectAll': true, 'filters': [%s], 'checkState': {'%s': false}}"
            .formatted(filter.formatted("is not"), chat)))
        .hasSize(1);
    assertThat(batch("""
            {'selectAll': true, 'filters': {'filterArray': [%s]},
             'dateRange': {'$gte': '2025-10-09T08:53:20.500Z', '$lte': '2025-10-10T00:00:00Z'}}""".formatted(filter.formatted("is not"))))
        .singleElement()
        .satisfies(id -> assertPoint(id, "linked_event", "'" + tool + "'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                     | 400 | No event is selected",
        "{'events': []}                                         | 400 | No event is selected",
        "{'events': ['x']}                                      | 400 | not a UUID",
        "{'events': ['0f7d5a62-5a0a-4a0e-8ef0-7d9f9a1f2c33']}   | 400 | There is no event 0f7d",
        "{'checkState': {'x': 1}}                               | 400 | true or false",
        "{'selectAll': true, 'filters': 5}                      | 400 | filters must be",
        "{'events': ['x'], 'dataset_id': 'd'}                   | 404 | There is no dataset d"
      })
  void batch_ofWhatIsNotThere_isRefused(String body, int status, String message) {
    assertFails(caller.post("/v1/datapoints/batch", json(body)), status, message);
    assertThat(ok(caller.get("/v1/datapoints")).get("datapoints")).isEmpty();
  }
}
