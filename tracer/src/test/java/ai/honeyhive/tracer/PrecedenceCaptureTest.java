package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Setting;
import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.client.settings.SettingSources.Names;
import ai.honeyhive.tracer.OptionSamples.Sample;
import ai.honeyhive.tracer.capture.Figures;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.EffectiveConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.TracerConfig;
import ai.honeyhive.tracer.config.TracerConfigBuilder;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of every option: setter, evaluation, session, tracer configuration, system property, environment,
 * file and default come before each other in this order, and each takes effect.
 */
class PrecedenceCaptureTest {
  private static final Map<String, Sample> SAMPLES = OptionSamples.all();
  private static final Set<String> OF_AN_EVALUATION =
      Set.of("run.id", "dataset.id", "datapoint.id");
  private static final Set<String> OF_A_SESSION =
      Set.of("session.name", "session.id", "source", "run.id", "dataset.id", "datapoint.id");

  @TempDir
  private Path directory;

  static Stream<Option<?>> options() {
    return TracerOptions.all().all().stream().filter(option -> option != TracerOptions.CONFIG_FILE);
  }

  @AfterAll
  static void count() {
    Figures.held("values", SAMPLES.size(), "options in order of who wins");
  }

  @Test
  void samples_areOfAllOptions() {
    assertThat(SAMPLES.keySet())
        .containsExactlyInAnyOrderElementsOf(options().map(Option::key).toList());
  }

  /** A place where an option can be set, and what its origin is said to be. */
  private record Place(String origin, Consumer<Given> set) {}

  /** What a tracer is given. */
  private static final class Given {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private String file = "";
    private @Nullable Consumer<HoneyHiveTracerBuilder> code;
    private boolean evaluation;
    private boolean session;
    private TracerConfig config = TracerConfig.defaults();

    TracerSettings settings(Path directory) throws IOException {
      Files.writeString(directory.resolve("honeyhive.properties"), file);
      HoneyHiveTracerBuilder builder = new HoneyHiveTracerBuilder(
              new SettingSources(Names.of(properties), Names.of(environment), directory))
          .config(config);
      if (code != null) {
        code.accept(builder);
      }
      if (evaluation) {
        builder.evaluation(OptionSamples.EVALUATION);
      }
      if (session) {
        builder.session(OptionSamples.SESSION);
      }
      return builder.settings();
    }
  }

  private List<Place> places(Option<?> option, Sample sample) {
    List<Place> places = new ArrayList<>();
    OptionSamples.Call set = sample.set();
    boolean evaluated = OF_AN_EVALUATION.contains(option.key());
    if (set != null && !evaluated) {
      places.add(new Place("code " + option.setter(), given -> given.code = set::on));
    }
    if (evaluated) {
      places.add(new Place("config EvaluationConfig", given -> given.evaluation = true));
    }
    if (OF_A_SESSION.contains(option.key())) {
      places.add(new Place("config SessionConfig", given -> given.session = true));
    }
    if (set != null) {
      places.add(new Place("config TracerConfig", given -> {
        TracerConfigBuilder config = TracerConfig.builder();
        set.on(config);
        given.config = config.build();
      }));
    }
    String text = sample.text();
    if (text != null) {
      String property = option.property();
      places.add(
          new Place("system property " + property, given -> given.properties.put(property, text)));
      for (String variable : option.variables()) {
        places.add(
            new Place("environment " + variable, given -> given.environment.put(variable, text)));
      }
      String file = directory.resolve("honeyhive.properties").toString();
      places.add(new Place("file " + file + ":1", given -> given.file = property + "=" + text));
    }
    return places;
  }

  @ParameterizedTest
  @MethodSource("options")
  void option_setInAllPlaces_isTakenFromTheFirst(Option<?> option) throws IOException {
    Sample sample = Objects.requireNonNull(SAMPLES.get(option.key()));
    List<Place> places = places(option, sample);
    for (int first = 0; first < places.size(); first++) {
      Given given = new Given();
      given.environment.putAll(OptionSamples.NEEDS.getOrDefault(option.key(), Map.of()));
      places.subList(first, places.size()).forEach(place -> place.set().accept(given));

      TracerSettings settings = given.settings(directory);

      assertThat(settings.given().config().get(option.key()).origin())
          .hasToString(places.get(first).origin());
      assertThat(sample.part().apply(settings)).isEqualTo(sample.value());
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void option_setNowhere_hasItsDefault(Option<?> option) throws IOException {
    TracerSettings settings = new Given().settings(directory);
    Setting<?> setting = settings.given().config().get(option.key());

    assertThat(setting.origin()).hasToString("default");
    if (option.fallback() != null) {
      assertThat(setting.value()).isEqualTo(option.fallback());
    }
    Sample sample = Objects.requireNonNull(SAMPLES.get(option.key()));
    assertThat(sample.part().apply(settings)).isNotEqualTo(sample.value());
  }

  @Test
  void describe_names_everyOptionWithItsOrigin() throws IOException {
    Given given = new Given();
    given.environment.put("HH_SPILL_DIRECTORY", "/spill");
    given.environment.put("HH_SPIL_AGE", "1h");
    given.code = builder -> builder.project(null).apiKey("hh_s3cret");

    EffectiveConfig config = given.settings(directory).given().config();

    assertThat(config.keys()).hasSize(TracerOptions.all().all().size());
    assertThat(config.describe().lines())
        .hasSize(config.keys().size() + 1)
        .contains(
            "api.key = set (code apiKey)",
            "api.url = https://api.dp1.us.honeyhive.ai (default)",
            "project = none (code project)",
            "linger = PT1S (default)",
            "otlp.protocol = otlp_protobuf (default)",
            "spill.directory = /spill (environment HH_SPILL_DIRECTORY)",
            "! HH_SPIL_AGE is no setting; did you mean HH_SPILL_AGE?");
    assertThat(config.toString()).doesNotContain("s3cret");
    assertThat(config.get("api.key").value()).isEqualTo("set");
  }

  @Test
  void nulls_inCode_areTheDefaultWhateverTheEnvironmentSays() throws IOException {
    Given given = new Given();
    given.environment.putAll(Map.of(
        "HH_API_KEY", "hh_env",
        "HH_API_URL", "http://env",
        "HH_PROJECT", "env",
        "HH_SOURCE", "env",
        "HH_SPILL_DIRECTORY", "/env",
        "HH_RUNTIME_PROFILE", "lambda",
        "HH_SESSION_ID", OptionSamples.ID));
    given.code = builder -> builder
        .apiKey((String) null)
        .serverUrl((String) null)
        .project(null)
        .source(null)
        .sessionId(null)
        .runtimeProfile(null)
        .delivery(DeliveryConfig.builder().spill(null).protocol(null).build());

    TracerSettings settings = given.settings(directory);

    assertThat(settings.target().apiKey()).isNull();
    assertThat(settings.server()).hasToString("https://api.dp1.us.honeyhive.ai");
    assertThat(settings.identity().origin().project()).isNull();
    assertThat(settings.identity().source()).isEqualTo("dev");
    assertThat(settings.identity().sessionId()).isNotEqualTo(OptionSamples.ID).hasSize(36);
    assertThat(settings.delivery().config().spillDirectory()).isNull();
    assertThat(settings.given().config().get("api.url"))
        .hasToString("https://api.dp1.us.honeyhive.ai (code serverUrl)");
    assertThat(settings.toString() + settings.given().config()).doesNotContain("null (");
  }

  @Test
  void config_andSetter_areJoinedOptionByOption() throws IOException {
    Given given = new Given();
    given.environment.put("HH_GZIP_LEVEL", "2");
    given.config = TracerConfig.builder()
        .delivery(DeliveryConfig.builder().gzip(9).requestsInFlight(3).build())
        .propagation(PropagationConfig.defaults().allowedHosts("a"))
        .evaluation(new EvaluationConfig("theirs", "theirs", null))
        .build();
    given.code = builder -> builder
        .delivery(DeliveryConfig.builder().gzip(1).build())
        .evaluation(new EvaluationConfig("mine", null, null));

    TracerSettings settings = given.settings(directory);

    assertThat(settings.delivery().config().gzipLevel()).isEqualTo(1);
    assertThat(settings.delivery().config().requestsInFlight()).isEqualTo(3);
    assertThat(settings.context().propagation().allowedHosts()).containsExactly("a");
    assertThat(settings.identity().evaluation())
        .isEqualTo(new EvaluationConfig("mine", "theirs", null));
  }

  @Test
  void config_again_keepsEverythingAndShowsNoSecret() {
    TracerConfigBuilder builder = TracerConfig.builder();
    SAMPLES.values().stream()
        .filter(sample -> sample.set() != null && sample.text() != null)
        .filter(sample -> !sample.text().equals("events"))
        .forEach(sample -> Objects.requireNonNull(sample.set()).on(builder));
    TracerConfig config = builder.apiKey("hh_s3cret").build();

    assertThat(config.toBuilder().build()).isEqualTo(config).hasSameHashCodeAs(config);
    assertThat(config).isNotEqualTo(TracerConfig.defaults());
    assertThat(config.toString()).contains("source=prod", "api.key=set").doesNotContain("s3cret");
    assertThat(config.get("honeyhive.source")).hasToString("prod (config TracerConfig)");
    assertThat(config.get("api.key").value()).isEqualTo("hh_s3cret");
    assertThat(TracerConfig.defaults().get("source").isSet()).isFalse();
  }
}
