package ai.honeyhive.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode event;

  EventFilterTest() throws Exception {
    event = JSON.readTree("""
            {"event_name": "chat", "duration": 100.5, "error": null, "start_time": 1760000000000,
             "metadata": {"run_id": "r-1", "a.b": {"c.d": 1}, "a": {"b": {"e": 2}}, "empty": "",
               "yes": true, "count": "12", "list": ["One", {"k": 3}], "when": "2025-10-09T08:53:20Z",
               "object": {"k": "Value"}}}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "event_name           | exists       | null          |          | true",
        "error                | exists       | null          |          | false",
        "error                | not exists   | ''            |          | true",
        "metadata.none        | not exists   | null          |          | true",
        "metadata.empty       | exists       | null          |          | true",
        "event_name           | is           | \"chat\"      | STRING   | true",
        "event_name           | is           | \"Chat\"      | STRING   | false",
        "event_name           | is not       | \"Chat\"      | STRING   | true",
        "error                | is           | null          |          | true",
        "error                | is not       | \"x\"         | STRING   | true",
        "metadata.none        | is           | \"x\"         | STRING   | false",
        "duration             | is           | 100.5         | NUMBER   | true",
        "duration             | is           | \"100.50\"    | NUMBER   | true",
        "duration             | is           | \"many\"      | NUMBER   | false",
        "metadata.count       | is           | 12            | NUMBER   | true",
        "metadata.count       | greater than | 11            | NUMBER   | true",
        "metadata.yes         | is           | true          | BOOLEAN  | true",
        "metadata.yes         | is           | \"TRUE\"      | BOOLEAN  | true",
        "metadata.yes         | is           | false         |          | false",
        "duration             | greater than | 100           | NUMBER   | true",
        "duration             | greater than | 100.5         | NUMBER   | false",
        "duration             | less than    | 101           | NUMBER   | true",
        "duration             | less than    | 100.5         | NUMBER   | false",
        "duration             | less than    | \"x\"         | NUMBER   | false",
        "event_name           | greater than | \"alpha\"     | STRING   | true",
        "metadata.yes         | greater than | 0             | NUMBER   | false",
        "metadata.none        | less than    | 5             | NUMBER   | false",
        "start_time           | after        | \"2025-10-09T08:53:19Z\" | DATETIME | true",
        "start_time           | after        | \"2025-10-09T10:53:20+02:00\" | DATETIME | false",
        "start_time           | before       | \"2025-10-09T08:53:21Z\" |     | true",
        "start_time           | before       | \"1760000000001\" | DATETIME | true",
        "start_time           | before       | \"soon\"      | DATETIME | false",
        "metadata.when        | after        | 1759999999999 |          | true",
        "metadata.when        | is           | 1760000000000 | DATETIME | true",
        "metadata.when        | greater than | 0             | DATETIME | true",
        "event_name           | contains     | \"HA\"        | STRING   | true",
        "event_name           | not contains | \"x\"         | STRING   | true",
        "metadata.none        | contains     | \"x\"         | STRING   | false",
        "metadata.none        | not contains | \"x\"         | STRING   | true",
        "metadata.list        | contains     | \"one\"       | STRING   | true",
        "metadata.list        | contains     | \"two\"       | STRING   | false",
        "metadata.object      | contains     | \"value\"     | STRING   | true",
        "metadata.list.0      | is           | \"One\"       | STRING   | true",
        "metadata.list.1.k    | is           | 3             |          | true",
        "metadata.list.9      | exists       | null          |          | false",
        "metadata.list.99999999999 | exists  | null          |          | false",
        "metadata.list.x      | exists       | null          |          | false",
        "metadata.run_id      | is           | \"r-1\"       |          | true",
        "metadata.a.b.c.d     | is           | 1             |          | true",
        "metadata.a.b.e       | is           | 2             |          | true",
        "metadata.a.b.f       | exists       | null          |          | false",
        "event_name.x         | exists       | null          |          | false",
        "metadata.object      | is           | \"{\\\"k\\\":\\\"Value\\\"}\" | STRING | true"
      })
  void matches(String field, String operator, String value, String type, boolean expected)
      throws Exception {
    EventFilter filter = EventFilter.of(
        field,
        FilterOperator.parse(operator).orElseThrow(),
        value.isEmpty() ? JSON.getNodeFactory().textNode("") : JSON.readTree(value),
        type == null ? null : EventFilter.Type.valueOf(type));
    assertThat(filter.matches(event)).isEqualTo(expected);
  }

  @Test
  void operatorsHaveTheirWireNames() {
    for (FilterOperator operator : FilterOperator.values()) {
      assertThat(FilterOperator.parse(operator.wireName())).contains(operator);
    }
    assertThat(FilterOperator.parse("IS")).isEmpty();
  }
}
