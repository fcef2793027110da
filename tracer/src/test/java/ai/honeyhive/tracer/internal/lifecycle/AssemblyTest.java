package ai.honeyhive.tracer.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.SpanNames;
import ai.honeyhive.tracer.internal.settings.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the variables of the environment make of a tracer. */
class AssemblyTest {

  private static TracerSettings from(Map<String, String> environment) {
    Resolution options = new Resolution(List.of(), SettingSources.of(environment));
    return new Assembly(options, Handles.NONE).settings(() -> "Caller");
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
    assertThat(from(Map.of("HH_RUNTIME_PROFILE", value)).profile()).isSameAs(profile);
  }

  @Test
  void runtimeProfile_unknown_namesItsVariableAndWhatThereIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of("HH_RUNTIME_PROFILE", "fast")))
        .withMessageContaining("HH_RUNTIME_PROFILE is none of ")
        .withMessageContaining("HIGH_CONCURRENCY")
        .withMessageEndingWith(": fast");
  }

  @Test
  void runtimeProfile_notSet_isWhatTheProcessLooksLike() {
    assertThat(from(Map.of("HH_RUNTIME_PROFILE", " ")).profile())
        .isSameAs(from(Map.of()).profile());
  }

  @Test
  void highConcurrency_whereNothingElseTells_decides() {
    RuntimeProfile otherwise = from(Map.of()).profile();

    assertThat(from(Map.of("HH_HIGH_CONCURRENCY", "yes")).profile())
        .isSameAs(
            otherwise == RuntimeProfile.STANDARD ? RuntimeProfile.HIGH_CONCURRENCY : otherwise);
  }

  @Test
  void names_dividedByCommas_leaveOutBlanks() {
    SpanNames names = from(Map.of("HH_INCLUDE_SPANS", "a, b ,,", "HH_EXCLUDE_SPANS", "ab"))
        .context()
        .names();
    assertThat(names.include()).containsExactly("a", "b");
    assertThat(names.take("a")).isTrue();
    assertThat(names.take("abc")).isFalse();
    assertThat(names.take("c")).isFalse();
    assertThat(from(Map.of()).context().names().isAll()).isTrue();
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
        .delivery()
        .config();

    assertThat(config.protocol()).isEqualTo(Protocol.OTLP_PROTOBUF);
    assertThat(config.isBatched()).isFalse();
    assertThat(config.spillDirectory()).isEqualTo(Path.of("/spill"));
    assertThat(config.overflow()).isEqualTo(Overflow.SPILL);
  }

  @Test
  void delivery_nothingSet_hasTheDefaults() {
    assertThat(from(Map.of()).delivery().config())
        .hasToString(DeliveryConfig.defaults().toString());
  }

  @Test
  void session_nothingSet_isNamedAfterTheCaller() {
    assertThat(from(Map.of()).identity().sessionName()).isEqualTo("Caller");
  }

  @Test
  void settings_ofSecrets_showNone() {
    TracerSettings settings = from(Map.of(
        "HH_API_KEY",
        "hh_s3cret",
        "HH_HTTPS_PROXY",
        "http://me:s3cret@proxy:1",
        "HH_OTLP_HEADERS",
        "x-key=s3cret",
        "HH_OTLP_ENDPOINT",
        "http://a/v1?key=s3cret"));

    assertThat(settings.given().proxies())
        .containsEntry("HH_HTTPS_PROXY", "http://me:s3cret@proxy:1");
    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThat(settings.given().config().describe())
        .doesNotContain("s3cret")
        .contains("api.key = set (environment HH_API_KEY)", "otlp.endpoint = http://a/v1?… (");
  }
}
