package ai.honeyhive.tracer.config;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.tracer.internal.settings.Checks;
import ai.honeyhive.tracer.internal.settings.DeliveryOptions;
import ai.honeyhive.tracer.internal.settings.PropagationOptions;
import ai.honeyhive.tracer.internal.settings.TracerOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Collects what tracers are built with. Each setting is checked where it is made: one that cannot
 * be used is an IllegalArgumentException that names it and, unless secret, its value. One that is
 * set to null has its default, whatever the environment says. Not thread-safe.
 */
public final class TracerConfigBuilder {
  private final OptionValues values;

  TracerConfigBuilder(OptionValues values) {
    this.values = values;
  }

  private <T> TracerConfigBuilder set(Option<T> option, @Nullable T value) {
    values.set(option, value);
    return this;
  }

  private static @Nullable String text(String setting, @Nullable String value) {
    return value == null ? null : Checks.text(setting, value);
  }

  /**
   * Sets the API key, which also selects the project. Default: {@code HH_API_KEY}.
   *
   * @param apiKey the key
   * @return this builder
   * @throws IllegalArgumentException when the key is blank or holds a character no key has; the
   *     message does not hold the key
   */
  public TracerConfigBuilder apiKey(@Nullable String apiKey) {
    return set(TracerOptions.API_KEY, apiKey == null ? null : Checks.key("apiKey", apiKey));
  }

  /**
   * Sets the server to send to. Default: {@code HH_API_URL}, then
   * {@code https://api.dp1.us.honeyhive.ai}.
   *
   * @param serverUrl an {@code http} or {@code https} URL without query
   * @return this builder
   * @throws IllegalArgumentException when it is not such a URL
   */
  public TracerConfigBuilder serverUrl(@Nullable URI serverUrl) {
    return set(
        TracerOptions.SERVER_URL, serverUrl == null ? null : Checks.server("serverUrl", serverUrl));
  }

  /**
   * Sets the server to send to, as {@link #serverUrl(URI)} does.
   *
   * @param serverUrl an {@code http} or {@code https} URL without query
   * @return this builder
   * @throws IllegalArgumentException when it is not such a URL
   */
  public TracerConfigBuilder serverUrl(@Nullable String serverUrl) {
    return set(
        TracerOptions.SERVER_URL, serverUrl == null ? null : Checks.server("serverUrl", serverUrl));
  }

  /**
   * Sets where the spans come from, for example {@code production}. Default: {@code HH_SOURCE},
   * then {@code dev}.
   *
   * @param source the name of the environment
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public TracerConfigBuilder source(@Nullable String source) {
    return set(TracerOptions.SOURCE, text("source", source));
  }

  /**
   * Sets the name of the session. Default: the simple name of the class that builds the tracer.
   *
   * @param sessionName the name
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public TracerConfigBuilder sessionName(@Nullable String sessionName) {
    return set(TracerOptions.SESSION_NAME, text("sessionName", sessionName));
  }

  /**
   * Sets the id of the session, to continue one that exists. Default: a new random UUID.
   *
   * @param sessionId a UUID
   * @return this builder
   * @throws IllegalArgumentException when it is not a UUID; the message holds the value
   */
  public TracerConfigBuilder sessionId(@Nullable String sessionId) {
    return set(
        TracerOptions.SESSION_ID, sessionId == null ? null : Checks.uuid("sessionId", sessionId));
  }

  /**
   * Sets the name of the project, where the API key does not select it. Default:
   * {@code HH_PROJECT}, then none.
   *
   * @param project the name
   * @return this builder
   * @throws IllegalArgumentException when it is blank
   */
  public TracerConfigBuilder project(@Nullable String project) {
    return set(TracerOptions.PROJECT, text("project", project));
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
  public TracerConfigBuilder tracerId(@Nullable String tracerId) {
    return set(
        TracerOptions.TRACER_ID, tracerId == null ? null : Checks.tracerId("tracerId", tracerId));
  }

  /**
   * Sets the run, dataset and datapoint that all spans of this tracer belong to. Default: none.
   *
   * @param evaluation the ids
   * @return this builder
   */
  public TracerConfigBuilder evaluation(EvaluationConfig evaluation) {
    values.set(TracerOptions.RUN_ID, evaluation.runId());
    values.set(TracerOptions.DATASET_ID, evaluation.datasetId());
    return set(TracerOptions.DATAPOINT_ID, evaluation.datapointId());
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
  public TracerConfigBuilder sessionPerRequest(boolean sessionPerRequest) {
    return set(TracerOptions.SESSION_PER_REQUEST, sessionPerRequest);
  }

  /**
   * Sets what other services are told of a request, and what they are believed. Default:
   * {@link PropagationConfig#defaults}.
   *
   * @param propagation what
   * @return this builder
   */
  public TracerConfigBuilder propagation(PropagationConfig propagation) {
    values.replace(PropagationOptions.ALL, propagation.values());
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
  public TracerConfigBuilder includeSpans(String... prefixes) {
    return set(TracerOptions.INCLUDE_SPANS, Checks.prefixes("includeSpans", prefixes));
  }

  /**
   * Sets which spans are left out, by how their names begin; what is below them is shown below
   * their parent. Default: {@code HH_EXCLUDE_SPANS}, beginnings divided by commas, then none.
   *
   * @param prefixes beginnings of names; case counts
   * @return this builder
   * @throws IllegalArgumentException when one is empty
   */
  public TracerConfigBuilder excludeSpans(String... prefixes) {
    return set(TracerOptions.EXCLUDE_SPANS, Checks.prefixes("excludeSpans", prefixes));
  }

  /**
   * Sets whether HoneyHive's OpenTelemetry is registered as the global one. Default:
   * {@link GlobalRegistration#AUTO}.
   *
   * @param global when to register
   * @return this builder
   */
  public TracerConfigBuilder global(@Nullable GlobalRegistration global) {
    return set(TracerOptions.GLOBAL, global);
  }

  /**
   * Sets whether this tracer is the main one: it gets the spans that start outside any tracer's
   * scope on the global OpenTelemetry or on a provider with a
   * {@link ai.honeyhive.tracer.HoneyHiveSpanProcessor}. Of several, the last built is. Default:
   * false; the first open tracer is main when none asks to be.
   *
   * @param main whether it is
   * @return this builder
   */
  public TracerConfigBuilder main(boolean main) {
    return set(TracerOptions.MAIN, main);
  }

  /**
   * Sets what this tracer takes from a provider of the application. Default: {@link Capture#GENAI}.
   *
   * @param capture which spans
   * @return this builder
   */
  public TracerConfigBuilder capture(@Nullable Capture capture) {
    return set(TracerOptions.CAPTURE, capture);
  }

  /**
   * Sets whether session and content are also written on the spans of a provider of the
   * application, where they go to the application's own backend too. Default: false; they are kept
   * beside the spans, and sent to HoneyHive only.
   *
   * @param stampHostSpans whether they are
   * @return this builder
   */
  public TracerConfigBuilder stampHostSpans(boolean stampHostSpans) {
    return set(TracerOptions.STAMP_HOST_SPANS, stampHostSpans);
  }

  /**
   * Sets how spans get to the server. Default: {@link DeliveryConfig#defaults}. What is not set
   * there comes from the environment: {@code HH_OTLP_PROTOCOL}, {@code HH_DISABLE_BATCH} and
   * {@code HH_SPILL_DIRECTORY}.
   *
   * @param delivery how
   * @return this builder
   */
  public TracerConfigBuilder delivery(DeliveryConfig delivery) {
    values.replace(DeliveryOptions.ALL, delivery.values());
    return this;
  }

  /**
   * Sets whether the tracer's counts are shown as an MXBean, {@code ai.honeyhive:type=Tracer,id=…},
   * until it is closed. Default: false.
   *
   * @param jmx whether they are
   * @return this builder
   */
  public TracerConfigBuilder jmx(boolean jmx) {
    return set(TracerOptions.JMX, jmx);
  }

  /**
   * Sets whether building a tracer throws where it would otherwise warn and go on: no key, or an
   * OpenTelemetry that can be joined in part only. For tests and continuous integration. Default:
   * false.
   *
   * @param strict whether it throws
   * @return this builder
   */
  public TracerConfigBuilder strict(boolean strict) {
    return set(TracerOptions.STRICT, strict);
  }

  /**
   * Sets what is taken out of all that is sent or stored. Default: {@code HH_REDACTION}, then
   * {@link RedactionConfig#defaults}.
   *
   * @param redaction what
   * @return this builder
   */
  public TracerConfigBuilder redaction(@Nullable RedactionConfig redaction) {
    return set(TracerOptions.REDACTION, redaction);
  }

  /**
   * Sets how long HoneyHive may keep this process waiting. Default: {@code HH_RUNTIME_PROFILE},
   * then what can be told of the process, see {@link RuntimeProfile}.
   *
   * @param runtimeProfile the profile
   * @return this builder
   */
  public TracerConfigBuilder runtimeProfile(@Nullable RuntimeProfile runtimeProfile) {
    return set(TracerOptions.RUNTIME_PROFILE, runtimeProfile);
  }

  /**
   * Sets whether nothing is traced: steps run, spans are no-ops, and nothing is sent. Default:
   * {@code HH_DISABLE_TRACING}, then false.
   *
   * @param disabled whether nothing is
   * @return this builder
   */
  public TracerConfigBuilder disabled(boolean disabled) {
    return set(TracerOptions.DISABLED, disabled);
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
  public TracerConfigBuilder spanLimits(int attributes, int events, int links) {
    values.set(TracerOptions.MAX_ATTRIBUTES, limit("attributes", attributes));
    values.set(TracerOptions.MAX_EVENTS, limit("events", events));
    return set(TracerOptions.MAX_LINKS, limit("links", links));
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
  public TracerConfigBuilder valueLimits(int depth, int entries, int text, int bytes) {
    values.set(TracerOptions.VALUE_DEPTH, (int) Checks.positive("depth", depth));
    values.set(TracerOptions.VALUE_ENTRIES, (int) Checks.positive("entries", entries));
    values.set(TracerOptions.VALUE_TEXT, (int) Checks.positive("text", text));
    return set(TracerOptions.VALUE_BYTES, (int) Checks.positive("bytes", bytes));
  }

  private static int limit(String setting, int value) {
    return (int) Checks.range(setting, value, 0, Integer.MAX_VALUE);
  }

  /**
   * Builds the configuration.
   *
   * @return the settings so far
   */
  public TracerConfig build() {
    return new TracerConfig(values.copy());
  }
}
