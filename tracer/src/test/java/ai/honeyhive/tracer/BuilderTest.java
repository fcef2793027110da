package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a tracer is built with, and what it refuses to be built with. Nothing here makes a request.
 */
@ExtendWith(HoneyHiveExtension.class)
class BuilderTest {
  private static final Map<String, String> ENVIRONMENT = Map.of(
      "HH_API_KEY",
      "hh_env",
      "HH_API_URL",
      "https://env.example.com/base/",
      "HH_SOURCE",
      " staging ");

  private static HoneyHiveTracerBuilder builder(Map<String, String> environment) {
    return new HoneyHiveTracerBuilder(environment).global(GlobalRegistration.NEVER);
  }

  @Test
  void build_nothingSet_takesTheEnvironment() {
    try (HoneyHiveTracer tracer = builder(ENVIRONMENT).build()) {
      assertThat(tracer.toString()).contains("https://env.example.com/base/");
    }
  }

  @Test
  void build_set_winsOverTheEnvironmentEvenIfThatIsWrong() {
    Map<String, String> wrong = Map.of("HH_API_KEY", "hh env", "HH_API_URL", "nonsense");

    try (HoneyHiveTracer tracer = builder(wrong)
        .apiKey("hh_set")
        .serverUrl("http://127.0.0.1:9")
        .source("dev")
        .build()) {
      assertThat(tracer.toString()).contains("http://127.0.0.1:9");
    }
  }

  @Test
  void build_blankVariable_countsAsNotSet() {
    Map<String, String> blank = Map.of("HH_API_KEY", "hh_env", "HH_API_URL", " ", "HH_SOURCE", "");

    try (HoneyHiveTracer tracer = builder(blank).build()) {
      assertThat(tracer.toString()).contains("https://api.dp1.us.honeyhive.ai");
    }
  }

  @Test
  void build_sessionId_isARandomUuidOrTheGivenOneInLowerCase() {
    String given = "6E3C1F0A-2F0D-4A55-9A3A-0D5F6F1F9B11";

    try (HoneyHiveTracer random = builder(ENVIRONMENT).build();
        HoneyHiveTracer continued = builder(ENVIRONMENT).sessionId(given).build()) {
      assertThat(UUID.fromString(random.sessionId()).version()).isEqualTo(4);
      assertThat(continued.sessionId()).isEqualTo(given.toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void build_wrongVariable_namesItAndItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of("HH_API_URL", "ftp://files")).build())
        .withMessageContaining("HH_API_URL")
        .withMessageContaining("ftp://files");
  }

  @Test
  void build_wrongDeliveryVariable_namesItAndItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of("HH_DISABLE_BATCH", "maybe")).build())
        .withMessage("HH_DISABLE_BATCH must be true or false: maybe");
  }

  @Test
  void build_anotherBackendForOtlp_needsNoKey() {
    DeliveryConfig delivery = DeliveryConfig.builder()
        .otlpEndpoint(java.net.URI.create("http://collector.example.com/v1/traces"))
        .build();

    try (HoneyHiveTracer tracer = builder(Map.of()).delivery(delivery).build()) {
      assertThat(tracer.status().mode()).isEqualTo(TracerMode.OWN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "honeyhive.ai", "/path", "http://", "http://a?b=c", "http://a#b", "http://a b"
      })
  void serverUrl_unusable_isRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).serverUrl(url))
        .withMessageContaining("serverUrl");
  }

  @Test
  void serverUrl_withPassword_isRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).serverUrl("https://me:hunter2@example.com"))
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hh key", "hh\nkey", "schlüssel"})
  void apiKey_unusable_isRefusedWithoutShowingIt(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).apiKey(key))
        .withMessageStartingWith("apiKey")
        .satisfies(
            e -> assertThat(key.isBlank() || !e.getMessage().contains(key)).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "42", "1-1-1-1-1", "6e3c1f0a2f0d4a559a3a0d5f6f1f9b11"})
  void sessionId_notAUuid_isRefusedWithItsValue(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder(Map.of()).sessionId(id))
        .withMessageContaining("sessionId is not a UUID: " + id);
  }
}
