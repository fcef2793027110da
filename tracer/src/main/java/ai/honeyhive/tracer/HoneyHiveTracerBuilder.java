package ai.honeyhive.tracer;

import ai.honeyhive.client.settings.SettingSources;
import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.RedactionConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.config.SessionConfig;
import ai.honeyhive.tracer.config.TracerConfig;
import ai.honeyhive.tracer.config.TracerConfigBuilder;
import ai.honeyhive.tracer.internal.context.SessionName;
import ai.honeyhive.tracer.internal.lifecycle.Assembly;
import ai.honeyhive.tracer.internal.lifecycle.Handles;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import ai.honeyhive.tracer.internal.settings.Layers;
import ai.honeyhive.tracer.internal.settings.Resolution;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a tracer is built with. What is not set here comes, in this order, from
 * {@link #evaluation}, {@link #session}, {@link #config}, system properties, the environment, a
 * file, the default; docs/configuration.md lists all options. One that is set to null here has its
 * default, whatever the others say. Not thread-safe.
 */
public final class HoneyHiveTracerBuilder {
  private final SettingSources sources;
  private final TracerConfigBuilder own = TracerConfig.builder();
  private @Nullable Supplier<String> apiKey;
  private EvaluationConfig evaluation = EvaluationConfig.NONE;
  private @Nullable SessionConfig session;
  private TracerConfig config = TracerConfig.defaults();
  private @Nullable OpenTelemetry host;
  private @Nullable MeterProvider meterProvider;

  HoneyHiveTracerBuilder(Map<String, String> environment) {
    this(SettingSources.of(environment));
  }

  HoneyHiveTracerBuilder(SettingSources sources) {
    this.sources = sources;
  }

  /**
   * Sets what tracers of this application have in common. What is set on this builder, by
   * {@link #evaluation} or by {@link #session} comes before it, system properties, environment and
   * file after it. Default: {@link TracerConfig#defaults}.
   *
   * @param config what
   * @return this builder
   */
  public HoneyHiveTracerBuilder config(TracerConfig config) {
    this.config = Objects.requireNonNull(config, "config");
    return this;
  }

  /**
   * Sets the API key, which also selects the project. Default: {@code HH_API_KEY}.
   *
   * @param apiKey the key
   * @return this builder
   * @throws IllegalArgumentException when the key is blank or holds a character no key has; the
   *     message does not hold the key
   */
  public HoneyHiveTracerBuilder apiKey(@Nullable String apiKey) {
    own.apiKey(apiKey);
    this.apiKey = null;
    return this;
  }

  /**
   * Sets where the API key comes from, for keys that change while the process runs. It is asked on
   * a thread of HoneyHive, before the first request and again when the server refuses the key it
   * gave. Default: {@code HH_API_KEY}.
   *
   * @param apiKey gives the key; it may block, and when it throws the key before stays
   * @return this builder
   */
  public HoneyHiveTracerBuilder apiKey(Supplier<String> apiKey) {
    this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
    own.apiKey("asked-for");
    return this;
  }

  /**
   * Sets the server to send to. Default: {@code HH_API_URL}, then
   * {@code https://api.dp1.us.honeyhive.ai}.
   *
   * @param serverUrl an {@code http} or {@code https} URL without query
   * @return this builder
   * @throws IllegalArgumentException when it is not such a URL
   */
  public HoneyHiveTracerBuilder serverUrl(@Nullable URI serverUrl) {
    own.serverUrl(serverUrl);
    return this;
  }

  /**
   * Sets the server to send to, as {@link #serverUrl(URI)} does.
   *
   * @param serverUrl an {@code http} or {@code https} URL without query
   * @return this builder
   * @throws IllegalArgumentException when it is not such a URL
   */
  public HoneyHiveTracerBuilder serverUrl(@Nullable String serverUrl) {
    own.serverUrl(serverUrl);
    return this;
  }

  /**
   * Sets where the spans come from, for example {@code production}. Default: {@code HH_SOURCE},
   * then {@code dev}.
   *
   * @param source the name of the environment
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public HoneyHiveTracerBuilder source(@Nullable String source) {
    own.source(source);
    return this;
  }

  /**
   * Sets the name of the session. Default: the simple name of the class that builds the tracer.
   *
   * @param sessionName the name
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public HoneyHiveTracerBuilder sessionName(@Nullable String sessionName) {
    own.sessionName(sessionName);
    return this;
  }

  /**
   * Sets the id of the session, to continue one that exists. Default: a new random UUID.
   *
   * @param sessionId a UUID
   * @return this builder
   * @throws IllegalArgumentException when it is not a UUID; the message holds the value
   */
  public HoneyHiveTracerBuilder sessionId(@Nullable String sessionId) {
    own.sessionId(sessionId);
    return this;
  }

  /**
   * Sets the name of the project, where the API key does not select it. Default:
   * {@code HH_PROJECT}, then none.
   *
   * @param project the name
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public HoneyHiveTracerBuilder project(@Nullable String project) {
    own.project(project);
    return this;
  }

  /**
   * Sets what services call this tracer among each other: where a process has several, a request
   * from another service is taken by the one of the same id. Default: {@code HH_TRACER_ID}, then
   * {@code default}.
   *
   * @param tracerId at most 64 ASCII characters without blanks, the same in all services
   * @return this builder
   * @throws IllegalArgumentException when it is not
   */
  public HoneyHiveTracerBuilder tracerId(@Nullable String tracerId) {
    own.tracerId(tracerId);
    return this;
  }

  /**
   * Sets the run, dataset and datapoint that all spans of this tracer belong to. Default: none.
   *
   * @param evaluation the ids
   * @return this builder
   */
  public HoneyHiveTracerBuilder evaluation(EvaluationConfig evaluation) {
    this.evaluation = Objects.requireNonNull(evaluation, "evaluation");
    return this;
  }

  /**
   * Sets what this tracer's own session is started with, and its name, id, source and evaluation
   * where they are not set here. Default: nothing.
   *
   * @param session what
   * @return this builder
   */
  public HoneyHiveTracerBuilder session(SessionConfig session) {
    this.session = Objects.requireNonNull(session, "session");
    return this;
  }

  /**
   * Sets whether each request has a session of its own: one begins with every {@code SERVER} span
   * that has no parent in this process and starts outside any session but the tracer's own, and the
   * spans below are in it, those that start after its end included. The server makes it from them;
   * its name is that of the span. A parent in another service does not count: where that one's
   * session is to be continued, its request is read with its context. Default:
   * {@code HH_SESSION_PER_REQUEST}, then false.
   *
   * @param sessionPerRequest whether each has
   * @return this builder
   */
  public HoneyHiveTracerBuilder sessionPerRequest(boolean sessionPerRequest) {
    own.sessionPerRequest(sessionPerRequest);
    return this;
  }

  /**
   * Sets what other services are told of a request, and what they are believed. Default:
   * {@link PropagationConfig#defaults}.
   *
   * @param propagation what
   * @return this builder
   */
  public HoneyHiveTracerBuilder propagation(PropagationConfig propagation) {
    own.propagation(propagation);
    return this;
  }

  /**
   * Sets which spans are taken at all, by how their names begin; the others are left out, and what
   * is below them is shown below their parent. Default: {@code HH_INCLUDE_SPANS}, beginnings
   * divided by commas, then all.
   *
   * @param prefixes beginnings of names; case counts
   * @return this builder
   * @throws IllegalArgumentException when one is empty
   */
  public HoneyHiveTracerBuilder includeSpans(String... prefixes) {
    own.includeSpans(prefixes);
    return this;
  }

  /**
   * Sets which spans are left out, by how their names begin; what is below them is shown below
   * their parent. Default: {@code HH_EXCLUDE_SPANS}, beginnings divided by commas, then none.
   *
   * @param prefixes beginnings of names; case counts
   * @return this builder
   * @throws IllegalArgumentException when one is empty
   */
  public HoneyHiveTracerBuilder excludeSpans(String... prefixes) {
    own.excludeSpans(prefixes);
    return this;
  }

  /**
   * Names the application's OpenTelemetry, for the tracer to join. Default: the global one, when
   * there is one. Needed where the application has one that is not global, as Spring Boot does.
   *
   * @param host an OpenTelemetry that the application made
   * @return this builder
   */
  public HoneyHiveTracerBuilder openTelemetry(OpenTelemetry host) {
    this.host = Objects.requireNonNull(host, "host");
    return this;
  }

  /**
   * Sets whether HoneyHive's OpenTelemetry is registered as the global one. Default:
   * {@link GlobalRegistration#AUTO}.
   *
   * @param global when to register
   * @return this builder
   */
  public HoneyHiveTracerBuilder global(@Nullable GlobalRegistration global) {
    own.global(global);
    return this;
  }

  /**
   * Sets whether this tracer is the main one: it gets the spans that start outside any tracer's
   * scope on the global OpenTelemetry or on a provider with a {@link HoneyHiveSpanProcessor}. Of
   * several, the last built is. Default: false; the first open tracer is main when none asks to be.
   *
   * @param main whether it is
   * @return this builder
   */
  public HoneyHiveTracerBuilder main(boolean main) {
    own.main(main);
    return this;
  }

  /**
   * Sets what this tracer takes from a provider of the application. Default: {@link Capture#GENAI}.
   *
   * @param capture which spans
   * @return this builder
   */
  public HoneyHiveTracerBuilder capture(@Nullable Capture capture) {
    own.capture(capture);
    return this;
  }

  /**
   * Sets whether session and content are also written on the spans of a provider of the
   * application, where they go to the application's own backend too. Default: false; they are kept
   * beside the spans, and sent to HoneyHive only.
   *
   * @param stampHostSpans whether they are
   * @return this builder
   */
  public HoneyHiveTracerBuilder stampHostSpans(boolean stampHostSpans) {
    own.stampHostSpans(stampHostSpans);
    return this;
  }

  /**
   * Sets how spans get to the server. Default: {@link DeliveryConfig#defaults}. What is not set
   * there comes from the environment: {@code HH_OTLP_PROTOCOL}, {@code HH_DISABLE_BATCH} and
   * {@code HH_SPILL_DIRECTORY}.
   *
   * @param delivery how
   * @return this builder
   */
  public HoneyHiveTracerBuilder delivery(DeliveryConfig delivery) {
    own.delivery(delivery);
    return this;
  }

  /**
   * Sets what is taken out of all that this tracer sends or stores. Default: {@code HH_REDACTION},
   * then {@link RedactionConfig#defaults}.
   *
   * @param redaction what
   * @return this builder
   */
  public HoneyHiveTracerBuilder redaction(@Nullable RedactionConfig redaction) {
    own.redaction(redaction);
    return this;
  }

  /**
   * Sets where the tracer's counts go as metrics, {@code otel.sdk.span.…},
   * {@code otel.sdk.exporter.…} and {@code honeyhive.…}, until it is closed. Default: nowhere.
   *
   * @param meterProvider the application's; it stays the application's to close
   * @return this builder
   */
  public HoneyHiveTracerBuilder meterProvider(MeterProvider meterProvider) {
    this.meterProvider = Objects.requireNonNull(meterProvider, "meterProvider");
    return this;
  }

  /**
   * Sets whether the tracer's counts are shown as an MXBean, {@code ai.honeyhive:type=Tracer,id=…},
   * until it is closed. Default: false.
   *
   * @param jmx whether they are
   * @return this builder
   */
  public HoneyHiveTracerBuilder jmx(boolean jmx) {
    own.jmx(jmx);
    return this;
  }

  /**
   * Sets whether nothing is traced: steps run, spans are no-ops, and nothing is sent. Default:
   * {@code HH_DISABLE_TRACING}, then false.
   *
   * @param disabled whether nothing is
   * @return this builder
   */
  public HoneyHiveTracerBuilder disabled(boolean disabled) {
    own.disabled(disabled);
    return this;
  }

  /**
   * Sets how much a span may have on a provider of HoneyHive's own. Default:
   * {@code HH_MAX_ATTRIBUTES}, {@code HH_MAX_EVENTS} and {@code HH_MAX_LINKS}, then OpenTelemetry's
   * {@code OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT} and its like, then 1024, 1024, 128.
   *
   * @param attributes how many attributes
   * @param events how many span events
   * @param links how many links
   * @return this builder
   * @throws IllegalArgumentException when one is negative
   */
  public HoneyHiveTracerBuilder spanLimits(int attributes, int events, int links) {
    own.spanLimits(attributes, events, links);
    return this;
  }

  /**
   * Sets how much of each value is recorded; what goes beyond is cut, and the place says so.
   * Default: {@code HH_VALUE_DEPTH}, {@code HH_VALUE_ENTRIES}, {@code HH_VALUE_TEXT} and
   * {@code HH_VALUE_BYTES}, then 16, 10,000, 1 Mi and 1 MiB.
   *
   * @param depth levels of maps, lists and objects within each other
   * @param entries entries of one map or list
   * @param text characters of one text
   * @param bytes bytes of the JSON text of one value
   * @return this builder
   * @throws IllegalArgumentException when one is not positive
   */
  public HoneyHiveTracerBuilder valueLimits(int depth, int entries, int text, int bytes) {
    own.valueLimits(depth, entries, text, bytes);
    return this;
  }

  /**
   * Sets whether {@link #build} throws where it would otherwise warn and go on: no key, or an
   * OpenTelemetry that can be joined in part only. For tests and continuous integration. Default:
   * false.
   *
   * @param strict whether it throws
   * @return this builder
   */
  public HoneyHiveTracerBuilder strict(boolean strict) {
    own.strict(strict);
    return this;
  }

  /**
   * Sets how long HoneyHive may keep this process waiting. Default: {@code HH_RUNTIME_PROFILE},
   * then what can be told of the process, see {@link RuntimeProfile}.
   *
   * @param runtimeProfile the profile
   * @return this builder
   */
  public HoneyHiveTracerBuilder runtimeProfile(@Nullable RuntimeProfile runtimeProfile) {
    own.runtimeProfile(runtimeProfile);
    return this;
  }

  /**
   * Builds the tracer. No request is made before the first span.
   *
   * @return a tracer that is ready to use
   * @throws IllegalArgumentException when a value from outside the code cannot be used, the message
   *     names where it stands; or when settings contradict each other
   * @throws IllegalStateException in strict mode, with the text of what would have been a warning
   */
  public HoneyHiveTracer build() {
    return new HoneyHiveTracer(new TracerCore(settings()));
  }

  TracerSettings settings() {
    List<Resolution.Layer> layers = new ArrayList<>();
    layers.add(Layers.code(own.build()));
    layers.add(Layers.of(evaluation));
    if (session != null) {
      layers.add(Layers.of(session));
    }
    layers.add(Layers.of(config));
    Handles handles = new Handles(apiKey, host, meterProvider, session);
    return new Assembly(new Resolution(layers, sources), handles).settings(SessionName::ofCaller);
  }
}
