package ai.honeyhive.tracer.internal.export.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final String NOW = "Fri, 20 Nov 2026 10:00:00 GMT";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "0 | PT0S",
        " 120  | PT2M",
        "86400 | PT24H",
        "99999999999999999999 | PT24H",
        "-1 | null",
        "soon | null",
        "'' | null",
        "null | null",
        "Fri, 20 Nov 2026 10:01:30 GMT | PT1M30S",
        "Fri, 20 Nov 2026 09:00:00 GMT | PT0S",
        "Fri, 20 Nov 2099 09:00:00 GMT | PT24H",
        "Sun, 99 Nov 2026 09:00:00 GMT | null"
      })
  void of_anyForm_isBoundedOrNothing(String value, Duration expected) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Date", NOW);
    headers.put("Retry-After", value);

    assertThat(RetryAfter.of(headers::get)).isEqualTo(expected);
  }

  @Test
  void of_aDateWithoutTheServersTime_countsFromOurs() {
    String soon = DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plusSeconds(600).atOffset(ZoneOffset.UTC));

    assertThat(RetryAfter.of(Map.of("Retry-After", soon)::get))
        .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(600));
  }
}
