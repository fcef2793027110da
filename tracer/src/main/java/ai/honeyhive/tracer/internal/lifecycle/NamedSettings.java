package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.SpanNames;
import ai.honeyhive.tracer.internal.provider.environment.RuntimeDetection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings that come from the environment, by the names of their variables. One that is set to
 * nothing counts as not set, as shells and deployment templates mean it. All but the key have a
 * default. A value that cannot be used is an IllegalArgumentException that names its variable.
 */
public final class NamedSettings {
  private static final URI DEFAULT_SERVER = URI.create("https://api.dp1.us.honeyhive.ai");
  private static final String DEFAULT_SOURCE = "dev";

  private final Function<String, @Nullable String> variables;

  /** Makes settings that are read from there, each when it is asked for. */
  public NamedSettings(Function<String, @Nullable String> variables) {
    this.variables = variables;
  }

  /** Reads {@code HH_API_KEY}. */
  public @Nullable String apiKey() {
    return read("HH_API_KEY", Checks::key);
  }

  /** Reads {@code HH_API_URL}. */
  public URI server() {
    URI server = read("HH_API_URL", Checks::server);
    return server == null ? DEFAULT_SERVER : server;
  }

  /** Reads {@code HH_SOURCE}. */
  public String source() {
    String source = read("HH_SOURCE", Checks::text);
    return source == null ? DEFAULT_SOURCE : source;
  }

  /** Reads {@code HH_PROJECT}. */
  public @Nullable String project() {
    return read("HH_PROJECT", Checks::text);
  }

  /** Reads {@code HH_TRACER_ID}. */
  public @Nullable String tracerId() {
    return read("HH_TRACER_ID", Checks::tracerId);
  }

  /** Reads {@code HH_INCLUDE_SPANS} and {@code HH_EXCLUDE_SPANS}, divided by commas. */
  public SpanNames names() {
    return new SpanNames(prefixes("HH_INCLUDE_SPANS"), prefixes("HH_EXCLUDE_SPANS"));
  }

  private List<String> prefixes(String name) {
    List<String> prefixes = read(name, Checks::list);
    return prefixes == null ? List.of() : prefixes;
  }

  /** Reads {@code HH_SESSION_PER_REQUEST}. */
  public boolean sessionPerRequest() {
    return Boolean.TRUE.equals(read("HH_SESSION_PER_REQUEST", Checks::flag));
  }

  /** Reads {@code HH_RUNTIME_PROFILE}; by default what can be told of this process. */
  public RuntimeProfile runtimeProfile() {
    RuntimeProfile profile = read("HH_RUNTIME_PROFILE", Checks::profile);
    return profile == null ? RuntimeDetection.ofProcess() : profile;
  }

  /** What all of them say of the delivery. */
  public DeliveryConfig delivery() {
    DeliveryConfigBuilder builder = DeliveryConfig.builder();
    accept(protocol(), builder::protocol);
    accept(batched(), builder::batched);
    accept(spillDirectory(), builder::spill);
    return builder.build();
  }

  private static <T> void accept(@Nullable T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }

  /** Reads {@code HH_OTLP_PROTOCOL}. */
  public @Nullable Protocol protocol() {
    return read("HH_OTLP_PROTOCOL", (name, value) -> switch (value.strip()) {
      case "http/protobuf" -> Protocol.OTLP_PROTOBUF;
      case "http/json" -> Protocol.OTLP_JSON;
      default ->
        throw new IllegalArgumentException(name + " must be http/protobuf or http/json: " + value);
    });
  }

  /** Reads {@code HH_DISABLE_BATCH}. */
  public @Nullable Boolean batched() {
    Boolean disabled = read("HH_DISABLE_BATCH", Checks::flag);
    return disabled == null ? null : !disabled;
  }

  /** Reads {@code HH_SPILL_DIRECTORY}. */
  public @Nullable Path spillDirectory() {
    return read("HH_SPILL_DIRECTORY", Checks::directory);
  }

  private <T> @Nullable T read(String name, BiFunction<String, String, T> check) {
    String value = variables.apply(name);
    return value == null || value.isBlank() ? null : check.apply(name, value);
  }
}
