package ai.honeyhive.tracer.internal.provider.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same environment means the same to us and to OpenTelemetry's autoconfigure, save our higher
 * defaults. Values that autoconfigure refuses to start with are not here.
 */
class AutoconfigureComparisonTest {
  /** Ours reads the first from anywhere; later versions of autoconfigure make up the second. */
  private static final Set<String> OF_ONE_PROCESS = Set.of("process.pid", "service.instance.id");

  @TempDir
  private Path root;

  /** What a provider was configured with, without what names this very process. */
  private record Configured(Attributes resource, String sampler, SpanLimits limits) {

    static Configured of(Resource resource, Sampler sampler, SpanLimits limits) {
      Attributes attributes = resource.getAttributes().toBuilder()
          .removeIf(key -> OF_ONE_PROCESS.contains(key.getKey()))
          .build();
      return new Configured(attributes, sampler.getDescription(), limits);
    }
  }

  static Stream<Map<String, String>> environments() {
    return Stream.of(
        Map.of(),
        Map.of("OTEL_SERVICE_NAME", "shop"),
        Map.of("OTEL_SERVICE_NAME", "a b=c,d"),
        Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=shop,deployment.environment.name=test"),
        Map.of("OTEL_RESOURCE_ATTRIBUTES", "service.name=shop", "OTEL_SERVICE_NAME", "till"),
        Map.of("OTEL_RESOURCE_ATTRIBUTES", " a = 1 ,, b=2 , a=3,c=, d=e=f"),
        Map.of("OTEL_RESOURCE_ATTRIBUTES", "a=x%2Cy%3Dz%20,b=caf%C3%A9"),
        Map.of("OTEL_RESOURCE_ATTRIBUTES", "telemetry.sdk.name=mine,host.name=mine"),
        Map.of("OTEL_ATTRIBUTE_COUNT_LIMIT", "7"),
        Map.of("OTEL_ATTRIBUTE_COUNT_LIMIT", "7", "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "9"),
        Map.of("OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT", "9"),
        Map.of("OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", "100"),
        Map.of(
            "OTEL_ATTRIBUTE_VALUE_LENGTH_LIMIT", "100",
            "OTEL_SPAN_ATTRIBUTE_VALUE_LENGTH_LIMIT", "200"),
        Map.of("OTEL_SPAN_EVENT_COUNT_LIMIT", "3", "OTEL_SPAN_LINK_COUNT_LIMIT", "4"),
        Map.of("OTEL_TRACES_SAMPLER", "always_on"),
        Map.of("OTEL_TRACES_SAMPLER", "always_off"),
        Map.of("OTEL_TRACES_SAMPLER", "traceidratio"),
        Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0"),
        Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.125"),
        Map.of("OTEL_TRACES_SAMPLER", "parentbased_always_on"),
        Map.of("OTEL_TRACES_SAMPLER", "parentbased_always_off"),
        Map.of("OTEL_TRACES_SAMPLER", "parentbased_traceidratio", "OTEL_TRACES_SAMPLER_ARG", ".5"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void read_variables_isWhatAutoconfigureReads(Map<String, String> environment) throws Exception {
    assertThat(ours(environment, new Properties())).isEqualTo(stock(environment));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void read_properties_isWhatAutoconfigureReads(Map<String, String> environment) throws Exception {
    Properties properties = new Properties();
    properties.putAll(properties(environment));

    assertThat(ours(Map.of(), properties)).isEqualTo(stock(environment));
  }

  private Configured ours(Map<String, String> environment, Properties properties) {
    EnvironmentSettings settings =
        EnvironmentSettings.read(new Sources(environment, properties, root));
    assertThat(settings.problems()).isEmpty();
    return Configured.of(settings.resource(), settings.sampler(), settings.spanLimits());
  }

  private static Configured stock(Map<String, String> environment) throws Exception {
    Map<String, String> settings = properties(environment);
    settings.put("otel.traces.exporter", "none");
    settings.put("otel.metrics.exporter", "none");
    settings.put("otel.logs.exporter", "none");
    settings.putIfAbsent("otel.span.event.count.limit", "1024");
    if (!settings.containsKey("otel.attribute.count.limit")) {
      settings.putIfAbsent("otel.span.attribute.count.limit", "1024");
    }
    AtomicReference<Resource> resource = new AtomicReference<>();
    try (OpenTelemetrySdk sdk = autoconfigured(settings, resource::set)) {
      SdkTracerProvider provider = sdk.getSdkTracerProvider();
      return Configured.of(resource.get(), provider.getSampler(), provider.getSpanLimits());
    }
  }

  /** By reflection: autoconfigure must not be on the class path, so it is beside it. */
  private static OpenTelemetrySdk autoconfigured(
      Map<String, String> settings, Consumer<Resource> resource) throws Exception {
    URL jar = Path.of(System.getProperty("autoconfigure.jar")).toUri().toURL();
    ClassLoader here = AutoconfigureComparisonTest.class.getClassLoader();
    try (URLClassLoader beside = new URLClassLoader(new URL[] {jar}, here)) {
      Class<?> sdk =
          beside.loadClass("io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk");
      Object builder = sdk.getMethod("builder").invoke(null);
      Class<?> type = builder.getClass();
      Function<Object, Map<String, String>> properties = config -> settings;
      BiFunction<Resource, Object, Resource> resources = (configured, config) -> {
        resource.accept(configured);
        return configured;
      };
      type.getMethod("disableShutdownHook").invoke(builder);
      type.getMethod("addPropertiesCustomizer", Function.class).invoke(builder, properties);
      type.getMethod("addResourceCustomizer", BiFunction.class).invoke(builder, resources);
      return (OpenTelemetrySdk)
          sdk.getMethod("getOpenTelemetrySdk").invoke(type.getMethod("build").invoke(builder));
    }
  }

  private static Map<String, String> properties(Map<String, String> environment) {
    Map<String, String> properties = new HashMap<>();
    environment.forEach(
        (name, value) -> properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    return properties;
  }
}
