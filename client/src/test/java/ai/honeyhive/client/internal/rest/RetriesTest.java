package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final FakePauses time = new FakePauses();

  @Test
  void next_eachTime_doublesTheWait() {
    Retries retries = new Retries(3, Duration.ofSeconds(60), time);

    assertThat(retries.next(null)).hasValue(Duration.ofMillis(500));
    assertThat(retries.next(null)).hasValue(Duration.ofSeconds(1));
    assertThat(retries.next(null)).hasValue(Duration.ofSeconds(2));
    assertThat(retries.next(null)).isEmpty();
  }

  @Test
  void next_withBadLuck_waitsAQuarterMore() {
    time.chance = 1;

    assertThat(new Retries(3, Duration.ofSeconds(60), time).next(null))
        .hasValue(Duration.ofMillis(625));
  }

  @Test
  void next_askedToWaitLonger_does() {
    Retries retries = new Retries(3, Duration.ofSeconds(60), time);

    assertThat(retries.next(Duration.ofSeconds(7))).hasValue(Duration.ofSeconds(7));
    assertThat(retries.next(Duration.ZERO)).hasValue(Duration.ofSeconds(1));
  }

  @Test
  void next_beyondTheBudget_isNone() {
    Retries retries = new Retries(9, Duration.ofSeconds(10), time);

    assertThat(retries.next(Duration.ofSeconds(11))).isEmpty();
    assertThat(retries.next(Duration.ofSeconds(10))).isPresent();
    time.pass(Duration.ofSeconds(10));
    assertThat(retries.next(null)).isEmpty();
  }

  @Test
  void asked_secondsOrDate_isRead() {
    assertThat(Retries.asked(" 12 ", NOW)).isEqualTo(Duration.ofSeconds(12));
    assertThat(Retries.asked("Fri, 02 Jan 2026 03:04:15 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(Retries.asked("Fri, 02 Jan 2026 03:04:00 GMT", NOW)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-3", "1.5", "99999999999999999999"})
  void asked_anythingElse_isNoWait(String header) {
    assertThat(Retries.asked(header, NOW)).isNull();
  }
}
