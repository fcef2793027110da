package ai.honeyhive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is set up with. */
class HoneyHiveClientTest {
  @BeforeEach
  @AfterEach
  void clear() {
    System.clearProperty("honeyhive.api.key");
    System.clearProperty("honeyhive.api.url");
    System.clearProperty("honeyhive.api.timeout");
  }

  @Test
  void build_withoutAKey_isRefused() {
    assertThatThrownBy(
            () -> HoneyHiveClient.builder().serverUrl("https://example.com").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no API key: set HH_API_KEY, or apiKey of the builder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:4318", "http://127.0.0.1:1", "http://[::1]:1/"})
  void build_withoutAKeyForThisMachine_works(String url) {
    try (HoneyHiveClient client = HoneyHiveClient.builder().serverUrl(url).build()) {
      assertThat(client).hasToString("HoneyHiveClient{" + url + "}");
    }
  }

  @Test
  void build_settingsOutsideTheCode_areRead() {
    System.setProperty("honeyhive.api.key", "hh_key");
    System.setProperty("honeyhive.api.url", "https://example.com");

    try (HoneyHiveClient client = HoneyHiveClient.create()) {
      assertThat(client).hasToString("HoneyHiveClient{https://example.com}");
    }
  }

  @Test
  void build_settingsInTheCode_win() {
    System.setProperty("honeyhive.api.key", "not a key");
    System.setProperty("honeyhive.api.url", "not a URL");

    try (HoneyHiveClient client = HoneyHiveClient.builder()
        .apiKey("hh_key")
        .serverUrl(URI.create("https://example.com"))
        .build()) {
      assertThat(client).hasToString("HoneyHiveClient{https://example.com}");
    }
  }

  @Test
  void build_settingThatCannotBeUsed_saysWhichAndNotTheKey() {
    System.setProperty("honeyhive.api.key", "hh secret");
    assertThatThrownBy(HoneyHiveClient::create)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("honeyhive.api.key holds a character")
        .hasMessageNotContaining("secret");

    System.setProperty("honeyhive.api.key", "hh_key");
    System.setProperty("honeyhive.api.timeout", "soon");
    assertThatThrownBy(HoneyHiveClient::create)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("honeyhive.api.timeout is not a number of seconds: soon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com",
        "https://user:pass@example.com",
        "https://example.com?a=1",
        "https:///path",
        "example.com"
      })
  void serverUrl_thatIsNone_isRefusedWithoutItsPassword(String url) {
    assertThatThrownBy(() -> HoneyHiveClient.builder().serverUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("serverUrl must be an http or https URL")
        .hasMessageNotContaining("pass@");
  }

  @Test
  void builder_numbersOutOfRange_areRefused() {
    HoneyHiveClient.Builder builder = HoneyHiveClient.builder();

    assertThatThrownBy(() -> builder.retries(-1)).hasMessage("retries must be in 0 to 20: -1");
    assertThatThrownBy(() -> builder.maxAnswerBytes(0))
        .hasMessage("maxAnswerBytes must be positive: 0");
    assertThatThrownBy(() -> builder.timeout(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("timeout must be a positive time");
  }
}
