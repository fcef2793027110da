package ai.honeyhive.client.mapping;

import static ai.honeyhive.client.mapping.Spans.event;
import static ai.honeyhive.client.mapping.Spans.json;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error and where it comes from: section 2.4 of the mapping reference. */
class FailureTest {
  private static OtlpSpan.Builder failed(String message) {
    return Spans.span().status(OtlpSpan.Status.ERROR).statusMessage(message);
  }

  @Test
  void theNativeErrorIsAboveAll() {
    Event event = Spans.mapped(failed("from the status")
        .attributes(
            json("{\"honeyhive_error\": \"boom\", \"honeyhive_error_type\": \"IOError\"}")));
    assertThat(event.error()).isEqualTo("boom");
    assertThat(event.metadata())
        .containsEntry("honeyhive_error_type", "IOError")
        .containsEntry("status_message", "from the status")
        .doesNotContainKey("honeyhive_error");
  }

  @Test
  void aFailedStatusSpeaksThenItsExceptionThenItsTypeThenTheCode() {
    OtlpSpan.SpanEvent early = event("exception", "{\"exception.message\": \"first\"}");
    OtlpSpan.SpanEvent late = event("exception", "{\"exception.message\": \"last\"}");
    assertThat(Spans.mapped(failed("said").events(List.of(late))).error()).isEqualTo("said");
    assertThat(Spans.mapped(failed("").events(List.of(early, late))).error()).isEqualTo("last");
    assertThat(
            Spans.mapped(failed("").attributes(Map.of("error.type", "Timeout"))).error())
        .isEqualTo("Timeout");
    assertThat(Spans.mapped(failed("").attributes(Map.of("http.status_code", 503L)))
            .error())
        .isEqualTo("503");
    assertThat(Spans.mapped(failed("")).error()).isEqualTo("error");
  }

  @Test
  void theErrorTypeStays() {
    assertThat(Spans.mapped(failed("said").attributes(Map.of("error.type", "Timeout")))
            .metadata())
        .containsEntry("error.type", "Timeout");
  }

  @Test
  void anExceptionOfASpanThatDidNotFailIsNoError() {
    Event event = Spans.mapped(
        "{}",
        event("exception", "{\"exception.type\": \"A\", \"exception.message\": \"first\"}"),
        event("exception", """
            {"exception.type": "B", "exception.message": "last", "exception.stacktrace": "at x"}
            """));
    assertThat(event.error()).isNull();
    assertThat(event.metadata())
        .containsEntry("exception.type", "B")
        .containsEntry("exception.message", "last")
        .containsEntry("exception.stacktrace", "at x")
        .containsEntry("_event.exception.0.exception.type", "A")
        .containsEntry("_event.exception.0.exception.message", "first");
  }

  @Test
  void theMessageThatIsTheErrorIsNotRepeated() {
    Event event = Spans.mapped(
        failed("").events(List.of(event("exception", "{\"exception.message\": \"disk full\"}"))));
    assertThat(event.error()).isEqualTo("disk full");
    assertThat(event.metadata()).doesNotContainKey("exception.message");
  }

  @ParameterizedTest
  @CsvSource({"http.status_code, 429", "http.response.status_code, 500"})
  void aHttpFailureIsAnErrorByItsCode(String attribute, long code) {
    Event event = Spans.mapped(Map.of(attribute, code));
    assertThat(event.error()).isEqualTo(Long.toString(code));
    assertThat(event.metadata()).doesNotContainKeys("status_code", attribute);
  }

  @ParameterizedTest
  @CsvSource({"http.status_code, 200", "http.response.status_code, 304"})
  void aHttpSuccessIsMetadata(String attribute, String code) {
    Event event = Spans.mapped(Map.of(attribute, code));
    assertThat(event.error()).isNull();
    assertThat(event.metadata())
        .containsEntry("status_code", Long.parseLong(code))
        .doesNotContainKey(attribute);
  }

  @Test
  void aHttpCodeBesideAnotherErrorIsKept() {
    assertThat(Spans.mapped(failed("Rate limit").attributes(Map.of("http.status_code", 429L)))
            .metadata())
        .containsEntry("status_code", 429L);
  }

  @Test
  void aStatusCodeThatIsNoNumberIsLeftAlone() {
    Event event = Spans.mapped(Map.of("http.status_code", "teapot"));
    assertThat(event.error()).isNull();
    assertThat(event.metadata()).containsEntry("http.status_code", "teapot");
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR, ERROR",
    "CLIENT_ERROR, CLIENT_ERROR",
    "SERVER_ERROR, SERVER_ERROR",
    "SUCCESS,",
    "won,"
  })
  void anOutcomeOfFailure(String outcome, String error) {
    Event event = Spans.mapped(Map.of("outcome", outcome));
    assertThat(event.error()).isEqualTo(error);
    assertThat(event.metadata()).containsEntry("outcome", outcome);
  }

  @Test
  void aGoodSpanHasNoError() {
    assertThat(Spans.mapped(Spans.span().status(OtlpSpan.Status.OK)).error()).isNull();
  }
}
