package ai.honeyhive.client.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.honeyhive.client.settings.SettingSources.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where texts of settings are found, in which order, and what is said of the others. */
class SettingSourcesTest {
  private static final Option<String> PLACE =
      Option.<String>key("the.place").alias("HH_OTHER").read((name, text) -> text.strip());
  private static final Option<Integer> COUNT = Option.<Integer>key("count")
      .fallback(1, "1")
      .read((name, text) -> {
        try {
          return Integer.valueOf(text);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(name + " is not a number: " + text, e);
        }
      });
  private static final Option<String> SERVER =
      Option.<String>key("api.url").destination().read((name, text) -> text);
  private static final Option<String> HANDLE = Option.<String>key("handle").inCode();
  private static final Options OPTIONS = new Options(
      List.of(PLACE, COUNT, SERVER, HANDLE),
      Map.of("HH_SERVER_URL", "HH_API_URL"),
      Map.of("HH_CACHE", "none"));

  @TempDir
  private Path directory;

  private SettingSources sources(
      Map<String, String> properties, Map<String, String> environment, String file)
      throws IOException {
    Files.writeString(directory.resolve("honeyhive.properties"), file);
    return new SettingSources(Names.of(properties), Names.of(environment), directory);
  }

  private String file() {
    return directory.resolve("honeyhive.properties").toString();
  }

  @Test
  void read_setEverywhere_goesFromPropertyToVariableToFile() throws IOException {
    Map<String, String> property = Map.of("honeyhive.the.place", "a");
    Map<String, String> variables = Map.of("HH_THE_PLACE", "b", "HH_OTHER", "c");
    String file = "honeyhive.count=1\nhoneyhive.the.place = d\n";

    assertThat(sources(property, variables, file).read(PLACE))
        .hasToString("a (system property honeyhive.the.place)");
    assertThat(sources(Map.of(), variables, file).read(PLACE))
        .hasToString("b (environment HH_THE_PLACE)");
    assertThat(sources(Map.of(), Map.of("HH_OTHER", "c"), file).read(PLACE))
        .hasToString("c (environment HH_OTHER)");
    assertThat(sources(Map.of(), Map.of(), file).read(PLACE))
        .hasToString("d (file " + file() + ":2)");
    assertThat(sources(Map.of(), Map.of(), "").read(PLACE)).isEqualTo(Setting.unset());
  }

  @Test
  void read_blank_countsAsNotSet() throws IOException {
    SettingSources sources = sources(
        Map.of("honeyhive.the.place", " "), Map.of("HH_THE_PLACE", ""), "honeyhive.the.place=kept");

    assertThat(sources.read(PLACE).value()).isEqualTo("kept");
  }

  @ParameterizedTest
  @CsvSource({"PLACE", "the.place", "THE_PLACE", "honeyhive_the_place", "place"})
  void read_namesWithoutOurs_areNotOurs(String name) {
    SettingSources sources = SettingSources.of(Map.of(name, "x"));

    assertThat(sources.read(PLACE).isSet()).isFalse();
    assertThat(OPTIONS.problems(sources)).isEmpty();
  }

  @Test
  void read_ofAHandle_isNeverText() {
    SettingSources sources = SettingSources.of(Map.of("HH_HANDLE", "x"));

    assertThat(sources.read(HANDLE).isSet()).isFalse();
    assertThat(OPTIONS.problems(sources)).containsExactly("HH_HANDLE is no setting");
  }

  @Test
  void read_unusable_namesWhereItStands() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sources(Map.of("honeyhive.count", "x"), Map.of(), "").read(COUNT))
        .withMessage("honeyhive.count is not a number: x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sources(Map.of(), Map.of("HH_COUNT", "x"), "").read(COUNT))
        .withMessage("HH_COUNT is not a number: x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sources(Map.of(), Map.of(), "\nhoneyhive.count=x").read(COUNT))
        .withMessage(file() + ":2: honeyhive.count is not a number: x");
  }

  @Test
  void file_linesAreCountedAsTheyStand() throws IOException {
    SettingSources sources = sources(Map.of(), Map.of(), """
        # a comment \\
        ! another

        honeyhive.the.place: caf\\u00e9 \\
            and b\u00fccher
        honeyhive.count 7
        """);

    assertThat(sources.read(PLACE)).hasToString("café and bücher (file " + file() + ":4)");
    assertThat(sources.read(COUNT)).hasToString("7 (file " + file() + ":6)");
  }

  @Test
  void file_brokenLine_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sources(Map.of(), Map.of(), "\na=\\u00zz\n").read(COUNT))
        .withMessageStartingWith(file() + ":2 is no property");
  }

  @Test
  void file_named_comesInThePlaceOfTheOneThatIsFound() throws IOException {
    Path named = Files.writeString(directory.resolve("mine"), "honeyhive.count=2");
    SettingSources sources =
        sources(Map.of(), Map.of("HH_CONFIG_FILE", named.toString()), "honeyhive.count=3");

    assertThat(sources.read(COUNT)).hasToString("2 (file " + named + ":1)");
  }

  @Test
  void file_namedAndMissing_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            sources(Map.of("honeyhive.config.file", "/none"), Map.of(), "").read(COUNT))
        .withMessageStartingWith("honeyhive.config.file=/none cannot be read");
  }

  @Test
  void file_onlyFound_mayNotSayWhereDataGo() throws IOException {
    SettingSources found = sources(Map.of(), Map.of(), "honeyhive.api.url=https://evil.example");

    assertThat(found.read(SERVER).isSet()).isFalse();
    assertThat(OPTIONS.problems(found))
        .containsExactly(file() + ":1: honeyhive.api.url is not taken from a file that is only"
            + " found; name the file in HH_CONFIG_FILE");

    SettingSources named =
        sources(Map.of(), Map.of("HH_CONFIG_FILE", file()), "honeyhive.api.url=https://mine");
    assertThat(named.read(SERVER).value()).isEqualTo("https://mine");
    assertThat(OPTIONS.problems(named)).doesNotContain("honeyhive.api.url");
    SettingSources here = sources(Map.of(), Map.of(), "honeyhive.api.url=http://127.0.0.1:4318");
    assertThat(here.read(SERVER).isSet()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HH_THE_PLCAE|HH_THE_PLCAE is no setting; did you mean HH_THE_PLACE?",
        "HH_COUNTS|HH_COUNTS is no setting; did you mean HH_COUNT?",
        "HH_APIURL|HH_APIURL is no setting; did you mean HH_API_URL?",
        "HONEYHIVE_COUNT|HONEYHIVE_COUNT is no setting; did you mean HH_COUNT?",
        "HH_WEATHER|HH_WEATHER is no setting",
        "HH_SERVER_URL|HH_SERVER_URL is not read; use HH_API_URL",
      })
  void problems_ofVariables_nameTheNearestAndNoValue(String name, String problem) {
    assertThat(OPTIONS.problems(SettingSources.of(Map.of(name, "s3cret"))))
        .containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "HH_CACHE",
    "HH_COUNT",
    "HH_OTHER",
    "HH_SHOP_SERVICE_HOST",
    "HH_SHOP_PORT_80_TCP",
    "HHX",
    "HONEYHIVE_IMAGE",
    "JAVA_HOME"
  })
  void problems_ofNamesThatAreFine_areNone(String name) {
    assertThat(OPTIONS.problems(SettingSources.of(Map.of(name, "1")))).isEmpty();
  }

  @Test
  void problems_ofPropertiesAndLines_nameTheNearest() throws IOException {
    SettingSources sources = sources(
        Map.of(
            "honeyhive.cuont",
            "1",
            "other.count",
            "1",
            "honeyhive.test.limit",
            "1",
            "honeyhive.cache",
            "1"),
        Map.of("HH_UNSET", ""),
        "the.place=x\n\nhoneyhive.handle=x\n");

    assertThat(OPTIONS.problems(sources))
        .containsExactly(
            "The system property honeyhive.cuont is no setting; did you mean honeyhive.count?",
            file() + ":1: the.place is no setting; did you mean honeyhive.the.place?",
            file() + ":3: honeyhive.handle is no setting");
  }

  @Test
  void of_unknownKey_namesTheNearest() {
    assertThat(OPTIONS.of("honeyhive.count")).isSameAs(OPTIONS.of("count"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.of("the.palce"))
        .withMessage("There is no option the.palce; did you mean the.place?");
  }

  @Test
  void setting_toNull_isSetAndNeverTheText() {
    Setting<String> none = Setting.of(null, new Origin(Origin.Kind.CODE, "place"));

    assertThat(none.isSet()).isTrue();
    assertThat(none.isNull()).isTrue();
    assertThat(none.value()).isNull();
    assertThat(Setting.unset().isNull()).isFalse();
    assertThat(none).isNotEqualTo(Setting.unset()).isNotEqualTo(Setting.of("null", none.origin()));
  }
}
