package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.client.settings.Options;
import ai.honeyhive.client.settings.Setting;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.DeliveryConfigBuilder;
import ai.honeyhive.tracer.config.EffectiveConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SessionId;
import ai.honeyhive.tracer.internal.context.SpanNames;
import ai.honeyhive.tracer.internal.diagnostics.Exposure;
import ai.honeyhive.tracer.internal.export.DeliverySettings;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import ai.honeyhive.tracer.internal.provider.binding.Joining;
import ai.honeyhive.tracer.internal.provider.environment.RuntimeDetection;
import ai.honeyhive.tracer.internal.provider.environment.SpanCounts;
import ai.honeyhive.tracer.internal.settings.DeliveryOptions;
import ai.honeyhive.tracer.internal.settings.PropagationOptions;
import ai.honeyhive.tracer.internal.settings.Resolution;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the settings of a tracer's parts from its options. A value that cannot be used is an
 * IllegalArgumentException that names where it stands.
 */
public final class Assembly {
  private final Resolution options;
  private final Handles handles;

  /** Assembles what those options are set to. */
  public Assembly(Resolution options, Handles handles) {
    this.options = options;
    this.handles = handles;
  }

  /**
   * Assembles all of it.
   *
   * @param sessionName the name of a session that nobody named
   */
  public TracerSettings settings(Supplier<String> sessionName) {
    return new TracerSettings(
        target(),
        identity(sessionName),
        context(),
        joining(),
        new DeliverySettings(delivery(), profile(), options.value(TracerOptions.REDACTION)),
        new Exposure(options.value(TracerOptions.JMX), handles.meters()),
        given());
  }

  private Target target() {
    return handles.apiKey() == null
        ? Target.of(options.value(TracerOptions.SERVER_URL), options.find(TracerOptions.API_KEY))
        : new Target(options.value(TracerOptions.SERVER_URL), handles.apiKey());
  }

  private Identity identity(Supplier<String> sessionName) {
    Identity.Origin origin = new Identity.Origin(
        options.value(TracerOptions.TRACER_ID),
        options.find(TracerOptions.PROJECT),
        options.value(TracerOptions.SOURCE));
    return Identity.of(
        orFoundOut(TracerOptions.SESSION_ID, SessionId::random),
        orFoundOut(TracerOptions.SESSION_NAME, sessionName),
        origin,
        new EvaluationConfig(
            options.find(TracerOptions.RUN_ID),
            options.find(TracerOptions.DATASET_ID),
            options.find(TracerOptions.DATAPOINT_ID)));
  }

  private <T> T orFoundOut(Option<T> option, Supplier<T> otherwise) {
    T value = options.find(option);
    return value == null ? options.foundOut(option, otherwise.get()) : value;
  }

  private ContextSettings context() {
    PropagationConfig propagation = PropagationConfig.defaults()
        .baggage(options.value(PropagationOptions.BAGGAGE))
        .inbound(options.value(PropagationOptions.INBOUND))
        .allowedHosts(options.value(PropagationOptions.ALLOWED_HOSTS).toArray(String[]::new));
    return new ContextSettings(
        propagation,
        new SpanNames(
            options.value(TracerOptions.INCLUDE_SPANS), options.value(TracerOptions.EXCLUDE_SPANS)),
        options.value(TracerOptions.SESSION_PER_REQUEST));
  }

  private Joining joining() {
    return new Joining(
        handles.host(),
        options.value(TracerOptions.GLOBAL),
        options.value(TracerOptions.MAIN),
        options.value(TracerOptions.CAPTURE),
        options.value(TracerOptions.STAMP_HOST_SPANS),
        options.value(TracerOptions.STRICT),
        SpanCounts.of(options));
  }

  private RuntimeProfile profile() {
    boolean busy = options.value(TracerOptions.HIGH_CONCURRENCY);
    return orFoundOut(TracerOptions.RUNTIME_PROFILE, () -> RuntimeDetection.ofProcess(busy));
  }

  private DeliveryConfig delivery() {
    DeliveryConfigBuilder delivery = DeliveryConfig.builder()
        .protocol(options.value(DeliveryOptions.PROTOCOL))
        .batched(!options.value(DeliveryOptions.DISABLE_BATCH))
        .gzip(options.value(DeliveryOptions.GZIP_LEVEL))
        .queue(
            options.value(DeliveryOptions.QUEUE_SPANS), options.value(DeliveryOptions.QUEUE_BYTES))
        .overflow(options.find(DeliveryOptions.OVERFLOW))
        .blockFor(options.find(DeliveryOptions.BLOCK_FOR))
        .request(
            options.value(DeliveryOptions.REQUEST_SPANS),
            options.value(DeliveryOptions.REQUEST_BYTES))
        .requestsInFlight(options.value(DeliveryOptions.REQUESTS_IN_FLIGHT))
        .linger(options.value(DeliveryOptions.LINGER))
        .maxAge(options.value(DeliveryOptions.MAX_AGE))
        .spill(options.find(DeliveryOptions.SPILL_DIRECTORY))
        .spillLimits(
            options.value(DeliveryOptions.SPILL_BYTES), options.value(DeliveryOptions.SPILL_AGE))
        .spillSync(options.value(DeliveryOptions.SPILL_SYNC))
        .otlpEndpoint(options.find(DeliveryOptions.OTLP_ENDPOINT))
        .proxy(options.find(DeliveryOptions.PROXY))
        .sslContext(options.find(DeliveryOptions.SSL_CONTEXT));
    Integer spanBytes = options.find(DeliveryOptions.MAX_SPAN_SIZE);
    if (spanBytes != null) {
      delivery.spanBytes(spanBytes);
    }
    options.value(DeliveryOptions.HEADERS).forEach(delivery::header);
    return delivery.build();
  }

  private Given given() {
    Options all = TracerOptions.all();
    Setting<Boolean> disabled = options.get(TracerOptions.DISABLED);
    return new Given(
        new EffectiveConfig(options.all(all), options.problems(all)),
        handles.session(),
        proxies(),
        values(),
        off(disabled));
  }

  private ValueLimits values() {
    return new ValueLimits(
        options.value(TracerOptions.VALUE_DEPTH),
        options.value(TracerOptions.VALUE_ENTRIES),
        options.value(TracerOptions.VALUE_TEXT),
        options.value(TracerOptions.VALUE_BYTES));
  }

  private Map<String, String> proxies() {
    Map<String, String> proxies = new HashMap<>();
    for (Option<String> option : List.of(
        DeliveryOptions.HTTPS_PROXY, DeliveryOptions.HTTP_PROXY, DeliveryOptions.NO_PROXY)) {
      String proxy = options.find(option);
      if (proxy != null) {
        proxies.put(option.variables().get(0), proxy);
      }
    }
    return proxies;
  }

  private static @Nullable String off(Setting<Boolean> disabled) {
    return Boolean.TRUE.equals(disabled.value())
        ? "Tracing is turned off (" + disabled.origin() + ")"
        : null;
  }
}
