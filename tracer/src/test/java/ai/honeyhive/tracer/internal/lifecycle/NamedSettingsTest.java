package ai.honeyhive.tracer.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.SpanNames;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the variables of the environment may say. */
class NamedSettingsTest {

  private static NamedSettings from(Map<String, String> environment) {
    return new NamedSettings(environment::get);
  }

  @ParameterizedTest
  @CsvSource({
    "lambda, LAMBDA",
    "Kubernetes, KUBERNETES",
    "high-concurrency, HIGH_CONCURRENCY",
    "' HIGH_CONCURRENCY ', HIGH_CONCURRENCY",
    "standard, STANDARD"
  })
  void runtimeProfile_byName_isReadAsPeopleWriteIt(String value, RuntimeProfile profile) {
    assertThat(from(Map.of("HH_RUNTIME_PROFILE", value)).runtimeProfile()).isSameAs(profile);
  }

  @Test
  void runtimeProfile_unknown_namesItsVariableAndWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of("HH_RUNTIME_PROFILE", "fast")).runtimeProfile())
        .withMessageContaining("HH_RUNTIME_PROFILE is none of ")
        .withMessageContaining("HIGH_CONCURRENCY")
        .withMessageEndingWith(": fast");
  }

  @Test
  void runtimeProfile_notSet_isWhatTheProcessLooksLike() {
    assertThat(from(Map.of("HH_RUNTIME_PROFILE", " ")).runtimeProfile())
        .isSameAs(from(Map.of()).runtimeProfile());
  }

  @Test
  void names_dividedByCommas_leaveOutBlanks() {
    SpanNames names =
        from(Map.of("HH_INCLUDE_SPANS", "a, b ,,", "HH_EXCLUDE_SPANS", "ab")).names();
    assertThat(names.include()).containsExactly("a", "b");
    assertThat(names.take("a")).isTrue();
    assertThat(names.take("abc")).isFalse();
    assertThat(names.take("c")).isFalse();
    assertThat(from(Map.of()).names().isAll()).isTrue();
  }

  @Test
  void sessionPerRequest_isOffUnlessItIsSaid() {
    assertThat(from(Map.of("HH_SESSION_PER_REQUEST", "true")).sessionPerRequest())
        .isTrue();
    assertThat(from(Map.of()).sessionPerRequest()).isFalse();
  }

  @Test
  void delivery_allSet_takesAll() {
    DeliveryConfig config = from(Map.of(
            "HH_OTLP_PROTOCOL",
            "http/protobuf",
            "HH_DISABLE_BATCH",
            "true",
            "HH_SPILL_DIRECTORY",
            "/spill"))
        .delivery();

    assertThat(config.protocol()).isEqualTo(Protocol.OTLP_PROTOBUF);
    assertThat(config.isBatched()).isFalse();
    assertThat(config.spillDirectory()).isEqualTo(Path.of("/spill"));
    assertThat(config.overflow()).isEqualTo(Overflow.SPILL);
  }

  @Test
  void delivery_nothingSet_hasTheDefaults() {
    assertThat(from(Map.of()).delivery())
        .usingRecursiveComparison()
        .isEqualTo(DeliveryConfig.defaults());
  }
}
