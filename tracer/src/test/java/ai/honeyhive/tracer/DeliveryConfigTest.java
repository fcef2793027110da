package ai.honeyhive.tracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.TracerConfig;
import ai.honeyhive.tracer.internal.lifecycle.Assembly;
import ai.honeyhive.tracer.internal.lifecycle.Handles;
import ai.honeyhive.tracer.internal.settings.Layers;
import ai.honeyhive.tracer.internal.settings.Resolution;
import ai.honeyhive.tracer.internal.settings.Resolution.Layer;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery can be set to, and what it refuses. */
class DeliveryConfigTest {
  interface Setting extends UnaryOperator<DeliveryConfigBuilder> {}

  private static Arguments refused(Setting setting, String message) {
    return Arguments.of(setting, message);
  }

  static Stream<Arguments> refused() {
    Duration none = Duration.ZERO;
    Duration past = Duration.ofSeconds(-1);
    Duration second = Duration.ofSeconds(1);
    return Stream.of(
        refused(b -> b.gzip(-1), "gzip must be in 0 to 9: -1"),
        refused(b -> b.gzip(10), "gzip must be in 0 to 9: 10"),
        refused(b -> b.queue(0, 1), "queue spans must be positive: 0"),
        refused(b -> b.queue(1, -5), "queue bytes must be positive: -5"),
        refused(b -> b.request(0, 1), "request spans must be positive: 0"),
        refused(b -> b.request(1, 0), "request bytes must be positive: 0"),
        refused(b -> b.requestsInFlight(0), "requestsInFlight must be in 1 to 256: 0"),
        refused(b -> b.requestsInFlight(257), "requestsInFlight must be in 1 to 256: 257"),
        refused(b -> b.linger(none), "linger must be a positive time"),
        refused(b -> b.maxAge(past), "maxAge must be a positive time of at most 36500 days: PT-1S"),
        refused(b -> b.maxAge(Duration.ofSeconds(Long.MAX_VALUE)), "maxAge must be a positive"),
        refused(b -> b.blockFor(none), "blockFor must be a positive time"),
        refused(b -> b.spillLimits(0, second), "spill bytes must be positive: 0"),
        refused(b -> b.spillLimits(1, none), "spill age must be a positive time"),
        refused(
            b -> b.otlpEndpoint(URI.create("ftp://a/b")),
            "otlpEndpoint must be an http or https URL without user and fragment: ftp://a/b"),
        refused(b -> b.otlpEndpoint(URI.create("http:///v1/traces")), "otlpEndpoint"),
        refused(b -> b.otlpEndpoint(URI.create("http://a/#b")), "otlpEndpoint"),
        refused(b -> b.header("", "v"), "header is not a name that HTTP allows: "),
        refused(b -> b.header("a b", "v"), "header is not a name that HTTP allows: a b"),
        refused(b -> b.header("Schlüssel", "v"), "header is not a name that HTTP allows"),
        refused(b -> b.header("Host", "v"), "header is set by the transport itself: Host"),
        refused(
            b -> b.queue(10, 1000).request(10, 1001),
            "request bytes (1001) are more than queue bytes (1000)"),
        refused(b -> b.overflow(Overflow.SPILL), "overflow(SPILL) needs spill(directory)"),
        refused(b -> b.blockFor(second), "blockFor (PT1S) needs overflow(BLOCK)"),
        refused(
            b -> b.protocol(Protocol.EVENTS).otlpEndpoint(URI.create("http://a")),
            "otlpEndpoint needs an OTLP protocol, not EVENTS"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void build_unusable_namesSettingAndValue(Setting setting, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setting.apply(DeliveryConfig.builder()).build())
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\r\nEvil: 1", "s3crét", "s3cret\0"})
  void header_valueThatHttpForbids_isRefusedWithoutShowingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeliveryConfig.builder().header("X-Key", value))
        .withMessageContaining("X-Key")
        .withMessageNotContaining("s3cr");
  }

  @Test
  void otlpEndpoint_withPassword_isRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DeliveryConfig.builder().otlpEndpoint(URI.create("http://me:hunter2@a/v1")))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void defaults_areWhatTheBuilderSays() {
    assertThat(DeliveryConfig.defaults())
        .hasToString("DeliveryConfig[protocol=OTLP_PROTOBUF, batched=true, gzip=0,"
            + " queue=8192 spans/67108864 bytes, overflow=DROP, request=512 spans/4194304 bytes,"
            + " requestsInFlight=8, linger=PT1S, maxAge=PT5M, proxy=default, tls=default]");
  }

  @Test
  void toBuilder_everythingSet_keepsItAndShowsNoSecret() throws Exception {
    DeliveryConfig all = DeliveryConfig.builder()
        .protocol(Protocol.OTLP_JSON)
        .batched(false)
        .gzip(6)
        .queue(10, 2000)
        .overflow(Overflow.BLOCK)
        .blockFor(Duration.ofMillis(7))
        .request(5, 1000)
        .requestsInFlight(2)
        .linger(Duration.ofMillis(8))
        .maxAge(Duration.ofMillis(9))
        .spill(Path.of("spilled"))
        .spillLimits(11, Duration.ofMillis(12))
        .spillSync(Sync.REQUEST)
        .otlpEndpoint(URI.create("https://collector/v1/traces?key=s3cret"))
        .header("Authorization", "Bearer s3cret")
        .header("authorization", "Basic s3cret")
        .proxy(ProxySelector.of(null))
        .sslContext(SSLContext.getDefault())
        .build();

    DeliveryConfig again = all.toBuilder().build();

    assertThat(again).usingRecursiveComparison().isEqualTo(all);
    assertThat(again.headers()).isEqualTo(Map.of("Authorization", "Basic s3cret"));
    assertThat(again.toString())
        .contains(
            "OTLP_JSON", "batched=false", "gzip=6", "10 spans/2000 bytes", "BLOCK", "PT0.007S")
        .contains("spill=spilled (11 bytes, PT0.012S, sync=REQUEST)", "collector", "uthorization")
        .doesNotContain("s3cret");
  }

  @Test
  void overflow_withADirectory_spillsUnlessItIsSet() {
    DeliveryConfigBuilder spilling = DeliveryConfig.builder().spill(Path.of("spilled"));

    assertThat(spilling.build().overflow()).isEqualTo(Overflow.SPILL);
    assertThat(spilling.overflow(Overflow.DROP).build().overflow()).isEqualTo(Overflow.DROP);
  }

  private static DeliveryConfig from(Map<String, String> environment) {
    return from(DeliveryConfig.defaults(), environment);
  }

  private static DeliveryConfig from(DeliveryConfig set, Map<String, String> environment) {
    Layer code = Layers.of(TracerConfig.builder().delivery(set).build());
    Resolution options = new Resolution(List.of(code), SettingSources.of(environment));
    return new Assembly(options, Handles.NONE).settings(() -> "test").delivery().config();
  }

  @Test
  void environment_notSetInCode_counts() {
    DeliveryConfig config = from(Map.of(
        "HH_OTLP_PROTOCOL",
        "http/json",
        "HH_DISABLE_BATCH",
        "1",
        "HH_SPILL_DIRECTORY",
        " /spill "));

    assertThat(config.protocol()).isEqualTo(Protocol.OTLP_JSON);
    assertThat(config.isBatched()).isFalse();
    assertThat(config.spillDirectory()).isEqualTo(Path.of("/spill"));
    assertThat(config.overflow()).isEqualTo(Overflow.SPILL);
  }

  @Test
  void environment_setInCode_doesNotCount() {
    DeliveryConfig set = DeliveryConfig.builder()
        .protocol(Protocol.EVENTS)
        .batched(true)
        .spill(Path.of("mine"))
        .build();

    Map<String, String> environment = Map.of(
        "HH_OTLP_PROTOCOL", "http/json", "HH_DISABLE_BATCH", "1", "HH_SPILL_DIRECTORY", "other");

    assertThat(from(set, environment)).hasToString(set.toString());
    assertThat(set.or(from(environment)).toString()).isEqualTo(set.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE,false", "yes,false", "on,false", "enabled,false", "1,false",
    "False,true", "no,true", "off,true", "disabled,true", "0,true"
  })
  void environment_boolean_isReadAsPeopleWriteIt(String value, boolean batched) {
    assertThat(from(Map.of("HH_DISABLE_BATCH", value)).isBatched()).isEqualTo(batched);
  }

  @ParameterizedTest
  @CsvSource({"HH_DISABLE_BATCH,maybe", "HH_OTLP_PROTOCOL,grpc", "HH_SPILL_DIRECTORY,a\0b"})
  void environment_unusable_namesVariableAndValue(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from(Map.of(name, value)))
        .withMessageContaining(name)
        .withMessageContaining(value);
  }
}
