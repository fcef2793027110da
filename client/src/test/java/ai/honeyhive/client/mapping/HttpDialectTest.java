package ai.honeyhive.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP client spans: section 8.9 of the mapping reference. */
class HttpDialectTest {

  @ParameterizedTest
  @CsvSource({
    "http.method, http.url, http.status_code",
    "http.request.method, url.full, http.response.status_code"
  })
  void bothSetsOfNames(String method, String url, String status) {
    Event event = Spans.mapped(Map.of(method, "POST", url, "http://localhost/x", status, 200L));
    assertThat(event.eventType()).isEqualTo(EventType.TOOL);
    assertThat(event.inputs()).isEqualTo(Map.of("url", "http://localhost/x"));
    assertThat(event.outputs()).isEmpty();
    assertThat(event.error()).isNull();
    assertThat(event.metadata())
        .containsEntry("http.method", "POST")
        .containsEntry("status_code", 200L)
        .doesNotContainKeys(url, status, "http.request.method");
  }

  @Test
  void bothSetsAtOnce() {
    Event event = Spans.mapped(Map.of(
        "http.method",
        "POST",
        "http.request.method",
        "POST",
        "http.url",
        "http://a",
        "url.full",
        "http://b"));
    assertThat(event.inputs()).isEqualTo(Map.of("url", "http://b"));
    assertThat(event.metadata())
        .containsEntry("http.method", "POST")
        .containsEntry("http.url", "http://a");
  }

  @Test
  void aUrlAloneIsNoHttpCall() {
    Event event = Spans.mapped(Map.of("url.full", "http://a"));
    assertThat(event.inputs()).isEmpty();
    assertThat(event.metadata()).containsEntry("url.full", "http://a");
  }
}
