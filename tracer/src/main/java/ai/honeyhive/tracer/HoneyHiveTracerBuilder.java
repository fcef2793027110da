package ai.honeyhive.tracer;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.config.GlobalRegistration;
import ai.honeyhive.tracer.config.PropagationConfig;
import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.context.ContextSettings;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SessionId;
import ai.honeyhive.tracer.internal.context.SessionName;
import ai.honeyhive.tracer.internal.context.SpanNames;
import ai.honeyhive.tracer.internal.diagnostics.Exposure;
import ai.honeyhive.tracer.internal.export.DeliverySettings;
import ai.honeyhive.tracer.internal.lifecycle.Checks;
import ai.honeyhive.tracer.internal.lifecycle.NamedSettings;
import ai.honeyhive.tracer.internal.lifecycle.Target;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.lifecycle.TracerSettings;
import ai.honeyhive.tracer.internal.provider.binding.Joining;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a tracer is built with. Whatever is not set here comes from the environment, then
 * from the default. Not thread-safe.
 */
public final class HoneyHiveTracerBuilder {
  private final NamedSettings environment;
  private @Nullable Supplier<String> apiKey;
  private @Nullable URI server;
  private @Nullable String source;
  private @Nullable String sessionName;
  private @Nullable String sessionId;
  private @Nullable String project;
  private @Nullable String tracerId;
  private EvaluationConfig evaluation = EvaluationConfig.NONE;
  private @Nullable Boolean sessionPerRequest;
  private PropagationConfig propagation = PropagationConfig.defaults();
  private @Nullable List<String> includedSpans;
  private @Nullable List<String> excludedSpans;
  private @Nullable OpenTelemetry host;
  private GlobalRegistration global = GlobalRegistration.AUTO;
  private Capture capture = Capture.GENAI;
  private @Nullable RuntimeProfile runtimeProfile;
  private boolean main;
  private boolean stampHostSpans;
  private boolean strict;
  private DeliveryConfig delivery = DeliveryConfig.defaults();
  private @Nullable MeterProvider meterProvider;
  private boolean jmx;

  HoneyHiveTracerBuilder(Map<String, String> environment) {
    this.environment = new NamedSettings(environment::get);
  }

  /**
   * Sets the API key, which also selects the project. Default: {@code HH_API_KEY}.
   *
   * @param apiKey the key
   * @return this builder
   * @throws IllegalArgumentException when the key is blank or holds a character no key has; the
   *     message does not hold the key
   */
  public HoneyHiveTracerBuilder apiKey(String apiKey) {
    String checked = Checks.key("apiKey", apiKey);
    this.apiKey = () -> checked;
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
  public HoneyHiveTracerBuilder serverUrl(URI serverUrl) {
    this.server = Checks.server("serverUrl", serverUrl);
    return this;
  }

  /**
   * Sets the server to send to, as {@link #serverUrl(URI)} does.
   *
   * @param serverUrl an {@code http} or {@code https} URL without query
   * @return this builder
   * @throws IllegalArgumentException when it is not such a URL
   */
  public HoneyHiveTracerBuilder serverUrl(String serverUrl) {
    this.server = Checks.server("serverUrl", serverUrl);
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
  public HoneyHiveTracerBuilder source(String source) {
    this.source = Checks.text("source", source);
    return this;
  }

  /**
   * Sets the name of the session. Default: the simple name of the class that builds the tracer.
   *
   * @param sessionName the name
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public HoneyHiveTracerBuilder sessionName(String sessionName) {
    this.sessionName = Checks.text("sessionName", sessionName);
    return this;
  }

  /**
   * Sets the id of the session, to continue one that exists. Default: a new random UUID.
   *
   * @param sessionId a UUID
   * @return this builder
   * @throws IllegalArgumentException when it is not a UUID; the message holds the value
   */
  public HoneyHiveTracerBuilder sessionId(String sessionId) {
    this.sessionId = Checks.uuid("sessionId", sessionId);
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
  public HoneyHiveTracerBuilder project(String project) {
    this.project = Checks.text("project", project);
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
  public HoneyHiveTracerBuilder tracerId(String tracerId) {
    this.tracerId = Checks.tracerId("tracerId", tracerId);
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
    this.sessionPerRequest = sessionPerRequest;
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
    this.propagation = Objects.requireNonNull(propagation, "propagation");
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
    this.includedSpans = Checks.prefixes("includeSpans", prefixes);
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
    this.excludedSpans = Checks.prefixes("excludeSpans", prefixes);
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
  public HoneyHiveTracerBuilder global(GlobalRegistration global) {
    this.global = Objects.requireNonNull(global, "global");
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
    this.main = main;
    return this;
  }

  /**
   * Sets what this tracer takes from a provider of the application. Default: {@link Capture#GENAI}.
   *
   * @param capture which spans
   * @return this builder
   */
  public HoneyHiveTracerBuilder capture(Capture capture) {
    this.capture = Objects.requireNonNull(capture, "capture");
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
    this.stampHostSpans = stampHostSpans;
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
    this.delivery = Objects.requireNonNull(delivery, "delivery");
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
    this.jmx = jmx;
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
    this.strict = strict;
    return this;
  }

  /**
   * Sets how long HoneyHive may keep this process waiting. Default: {@code HH_RUNTIME_PROFILE},
   * then what can be told of the process, see {@link RuntimeProfile}.
   *
   * @param runtimeProfile the profile
   * @return this builder
   */
  public HoneyHiveTracerBuilder runtimeProfile(RuntimeProfile runtimeProfile) {
    this.runtimeProfile = Objects.requireNonNull(runtimeProfile, "runtimeProfile");
    return this;
  }

  /**
   * Builds the tracer. No request is made before the first span.
   *
   * @return a tracer that is ready to use
   * @throws IllegalArgumentException when a value from the environment cannot be used; the message
   *     names the variable
   * @throws IllegalStateException in strict mode, with the text of what would have been a warning
   */
  public HoneyHiveTracer build() {
    URI url = server == null ? environment.server() : server;
    Target target = apiKey == null ? Target.of(url, environment.apiKey()) : new Target(url, apiKey);
    Joining joining = new Joining(host, global, main, capture, stampHostSpans, strict);
    RuntimeProfile profile = runtimeProfile == null ? environment.runtimeProfile() : runtimeProfile;
    return new HoneyHiveTracer(new TracerCore(new TracerSettings(
        target,
        identity(),
        context(),
        joining,
        new DeliverySettings(delivery.or(environment.delivery()), profile),
        new Exposure(jmx, meterProvider))));
  }

  private ContextSettings context() {
    SpanNames names = environment.names();
    boolean perRequest = environment.sessionPerRequest();
    return new ContextSettings(
        propagation,
        new SpanNames(
            includedSpans == null ? names.include() : includedSpans,
            excludedSpans == null ? names.exclude() : excludedSpans),
        sessionPerRequest == null ? perRequest : sessionPerRequest);
  }

  private Identity identity() {
    Identity.Origin origin = new Identity.Origin(
        either(tracerId, environment.tracerId(), Identity.Origin.DEFAULT_TRACER),
        project == null ? environment.project() : project,
        source == null ? environment.source() : source);
    return Identity.of(
        sessionId == null ? SessionId.random() : sessionId,
        sessionName == null ? SessionName.ofCaller() : sessionName,
        origin,
        evaluation);
  }

  private static String either(@Nullable String first, @Nullable String second, String third) {
    return first != null ? first : second != null ? second : third;
  }
}
