package ai.honeyhive.tracer.internal.provider.environment;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.opentelemetry.sdk.trace.SpanLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of OpenTelemetry make of a tracer's own provider. */
class EnvironmentSettingsTest {
  @TempDir
  private Path root;

  private final Properties properties = new Properties();

  private EnvironmentSettings read(Map<String, String> environment) {
    return EnvironmentSettings.read(new Sources(environment, properties, root));
  }

  private EnvironmentSettings read(String variable, String value) {
    return read(Map.of(variable, value));
  }

  private static Map<String, Object> resource(EnvironmentSettings settings) {
    Map<String, Object> attributes = new TreeMap<>();
    settings
        .resource()
        .getAttributes()
        .forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }

  @Test
  void read_nothingSet_usesOurDefaults() {
    EnvironmentSettings settings = read(Map.of());

    assertThat(settings.spanLimits()).isEqualTo(limits(1024, 128, Integer.MAX_VALUE));
    assertThat(settings.sampler().getDescription()).startsWith("ParentBased{root:AlwaysOnSampler");
    assertThat(resource(settings))
        .contains(
            entry("service.name", "unknown_service:java"),
            entry("telemetry.sdk.name", "opentelemetry"),
            entry("telemetry.sdk.language", "java"))
        .containsKey("telemetry.sdk.version");
    assertThat(settings.problems()).isEmpty();
  }

  @Test
  void read_attributeLimits_countForSpansEventsAndLinks() {
    assertThat(read("OTEL_ATTRIBUTE_COUNT_LIMIT", "7").spanLimits())
        .isEqualTo(limits(7, 7, Integer.MAX_VALUE));
    assertThat(read("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", "9").spanLimits())
        .isEqualTo(limits(1024, 128, 9));
  }

  @Test
  void read_spanLimits_comeBeforeTheGeneralOnes() {
    SpanLimits limits = read(Map.of(
            "OTEL_ATTRIBUTE_COUNT_LIMIT", "7",
            "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "8",
            "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", "9",
            "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "10"))
        .spanLimits();

    assertThat(limits).isEqualTo(limits(8, 7, 10));
  }

  @Test
  void read_eventAndLinkLimits_areTheirOwn() {
    SpanLimits limits = read(Map.of(
            "OTEL_SPAN_EVENT_COUNT_LIMIT", "1",
            "OTEL_SPAN_LINK_COUNT_LIMIT", "2",
            "OTEL_EVENT_ATTRIBUTE_COUNT_LIMIT", "3",
            "OTEL_LINK_ATTRIBUTE_COUNT_LIMIT", "4"))
        .spanLimits();

    assertThat(limits.getMaxNumberOfEvents()).isEqualTo(1);
    assertThat(limits.getMaxNumberOfLinks()).isEqualTo(2);
    assertThat(limits.getMaxNumberOfAttributesPerEvent()).isEqualTo(3);
    assertThat(limits.getMaxNumberOfAttributesPerLink()).isEqualTo(4);
    assertThat(limits.getMaxNumberOfAttributes()).isEqualTo(1024);
  }

  @ParameterizedTest
  @CsvSource({"many", "1.5", "-1", "99999999999"})
  void read_limitThatIsNoCount_isReportedAndTheDefaultUsed(String value) {
    EnvironmentSettings settings = read("OTEL_ATTRIBUTE_COUNT_LIMIT", value);

    assertThat(settings.spanLimits()).isEqualTo(limits(1024, 128, Integer.MAX_VALUE));
    assertThat(settings.problems())
        .containsExactly(
            "OTEL_ATTRIBUTE_COUNT_LIMIT=" + value + " is not a whole number of 0 or more");
  }

  @ParameterizedTest
  @CsvSource({
    "always_on, AlwaysOnSampler",
    "ALWAYS_ON, AlwaysOnSampler",
    "always_off, AlwaysOffSampler",
    "traceidratio, TraceIdRatioBased{1.000000}",
    "parentbased_always_on, ParentBased{root:AlwaysOnSampler",
    "parentbased_always_off, ParentBased{root:AlwaysOffSampler",
    "parentbased_traceidratio, ParentBased{root:TraceIdRatioBased{1.000000}"
  })
  void read_samplerByName_isThatOne(String name, String description) {
    EnvironmentSettings settings = read("OTEL_TRACES_SAMPLER", name);

    assertThat(settings.sampler().getDescription()).startsWith(description);
    assertThat(settings.problems()).isEmpty();
  }

  @Test
  void read_samplerWithRatio_takesIt() {
    EnvironmentSettings settings =
        read(Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.25"));

    assertThat(settings.sampler().getDescription()).isEqualTo("TraceIdRatioBased{0.250000}");
  }

  @ParameterizedTest
  @CsvSource({"half", "-0.1", "1.1", "NaN"})
  void read_ratioThatIsNone_isReportedAndEverythingSampled(String ratio) {
    EnvironmentSettings settings =
        read(Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", ratio));

    assertThat(settings.sampler().getDescription()).isEqualTo("TraceIdRatioBased{1.000000}");
    assertThat(settings.problems())
        .containsExactly("OTEL_TRACES_SAMPLER_ARG=" + ratio + " is not a number from 0 to 1");
  }

  @Test
  void read_unknownSampler_isReportedAndTheDefaultUsed() {
    EnvironmentSettings settings = read("OTEL_TRACES_SAMPLER", "xray");

    assertThat(settings.sampler().getDescription()).startsWith("ParentBased{root:AlwaysOnSampler");
    assertThat(settings.problems())
        .containsExactly("OTEL_TRACES_SAMPLER=xray is not a sampler a tracer has");
  }

  @Test
  void read_property_comesBeforeTheVariable() {
    properties.setProperty("otel.service.name", "of the property");

    assertThat(resource(read("OTEL_SERVICE_NAME", "of the variable")))
        .containsEntry("service.name", "of the property");
  }

  @Test
  void read_propertyThatCannotBeUsed_isReportedByItsName() {
    properties.setProperty("otel.span.link.count.limit", "few");

    assertThat(read(Map.of()).problems())
        .containsExactly("otel.span.link.count.limit=few is not a whole number of 0 or more");
  }

  @Test
  void read_setToNothing_isNotSet() {
    assertThat(read(Map.of(
            "OTEL_SERVICE_NAME", "",
            "OTEL_RESOURCE_ATTRIBUTES", " ",
            "OTEL_TRACES_SAMPLER", "",
            "OTEL_ATTRIBUTE_COUNT_LIMIT", " ")))
        .isEqualTo(read(Map.of()));
  }

  @Test
  void read_resourceAttributes_areDecoded() {
    EnvironmentSettings settings = read(
        "OTEL_RESOURCE_ATTRIBUTES",
        " team = caf%C3%A9 ,path=a%2Cb%3Dc,plus=1+1,equation=a=b,literal=日本,team2=x%20y ");

    assertThat(resource(settings))
        .contains(
            entry("team", "café"),
            entry("path", "a,b=c"),
            entry("plus", "1+1"),
            entry("equation", "a=b"),
            entry("literal", "日本"),
            entry("team2", "x y"));
    assertThat(settings.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100%, 100%", "%zz, %zz", "%4, %4", "%41%, A%"})
  void read_percentSignAlone_standsForItself(String value, String decoded) {
    assertThat(resource(read("OTEL_RESOURCE_ATTRIBUTES", "a=" + value)))
        .containsEntry("a", decoded);
  }

  @Test
  void read_resourceEntriesThatAreNone_areReportedWithoutTheirText() {
    EnvironmentSettings settings =
        read("OTEL_RESOURCE_ATTRIBUTES", "secret,a=1,=secret,,empty=,b=2,ключ=secret");

    assertThat(resource(settings))
        .contains(entry("a", "1"), entry("b", "2"))
        .doesNotContainKeys("empty", "");
    assertThat(settings.problems())
        .containsExactly(
            "Entry 1 of OTEL_RESOURCE_ATTRIBUTES is not key=value",
            "Entry 3 of OTEL_RESOURCE_ATTRIBUTES is not key=value",
            "Entry 7 of OTEL_RESOURCE_ATTRIBUTES is not key=value");
  }

  @Test
  void read_serviceName_comesBeforeTheResourceAttribute() {
    assertThat(resource(read("OTEL_RESOURCE_ATTRIBUTES", "service.name=shop")))
        .containsEntry("service.name", "shop");
    assertThat(resource(read(
            Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=shop", "OTEL_SERVICE_NAME", "till"))))
        .containsEntry("service.name", "till");
  }

  @Test
  void read_whatTheUserSays_winsOverWhatIsDetected() {
    EnvironmentSettings settings = read(Map.of(
        "HOSTNAME", "detected",
        "AWS_LAMBDA_FUNCTION_NAME", "detected",
        "OTEL_RESOURCE_ATTRIBUTES", "host.name=said,faas.name=said,service.name=said"));

    assertThat(resource(settings))
        .contains(
            entry("host.name", "said"), entry("faas.name", "said"), entry("service.name", "said"));
  }

  @Test
  void ofProcess_here_knowsItsPid() {
    EnvironmentSettings settings = EnvironmentSettings.ofProcess(SpanCounts.UNSET);

    assertThat(resource(settings))
        .containsEntry("process.pid", ProcessHandle.current().pid());
    assertThat(settings.resource().getAttribute(stringKey("os.type"))).isNotNull();
  }

  private static SpanLimits limits(int attributes, int ofEach, int length) {
    return SpanLimits.builder()
        .setMaxNumberOfAttributes(attributes)
        .setMaxNumberOfEvents(1024)
        .setMaxNumberOfLinks(128)
        .setMaxNumberOfAttributesPerEvent(ofEach)
        .setMaxNumberOfAttributesPerLink(ofEach)
        .setMaxAttributeValueLength(length)
        .build();
  }
}
