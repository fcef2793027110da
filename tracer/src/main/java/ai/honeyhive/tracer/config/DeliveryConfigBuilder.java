package ai.honeyhive.tracer.config;

import ai.honeyhive.client.settings.Option;
import ai.honeyhive.tracer.config.DeliveryConfig.Overflow;
import ai.honeyhive.tracer.config.DeliveryConfig.Protocol;
import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import ai.honeyhive.tracer.internal.settings.Checks;
import ai.honeyhive.tracer.internal.settings.DeliveryOptions;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects how a tracer's spans get to their server. Each setting is checked where it is made: one
 * that cannot be used is an IllegalArgumentException that names it and its value. What is not set
 * comes from system properties, the environment or a file, then the default; what is set to null
 * has the default, whatever they say. Not thread-safe.
 */
public final class DeliveryConfigBuilder {
  private final OptionValues values;

  DeliveryConfigBuilder() {
    this(new OptionValues());
  }

  DeliveryConfigBuilder(OptionValues values) {
    this.values = values;
  }

  private <T> DeliveryConfigBuilder set(Option<T> option, @Nullable T value) {
    values.set(option, value);
    return this;
  }

  /**
   * Sets what spans are sent as. Default: {@code HH_OTLP_PROTOCOL} ({@code http/protobuf} or
   * {@code http/json}), then {@link Protocol#OTLP_PROTOBUF}.
   *
   * @param protocol the protocol
   * @return this builder
   */
  public DeliveryConfigBuilder protocol(@Nullable Protocol protocol) {
    return set(DeliveryOptions.PROTOCOL, protocol);
  }

  /**
   * Sets whether spans are sent together. Without, each is sent as soon as it ended, in a request
   * of its own. Default: true, unless {@code HH_DISABLE_BATCH} is true.
   *
   * @param batched whether they are
   * @return this builder
   */
  public DeliveryConfigBuilder batched(boolean batched) {
    return set(DeliveryOptions.DISABLE_BATCH, !batched);
  }

  /**
   * Sets whether the bodies of requests are compressed, and how well. It pays over a slow or
   * metered network and costs time on every other. Default: 0, not compressed.
   *
   * @param level from 1, fast, to 9, small; 0 for not at all
   * @return this builder
   * @throws IllegalArgumentException when it is not in 0 to 9
   */
  public DeliveryConfigBuilder gzip(int level) {
    return set(DeliveryOptions.GZIP_LEVEL, (int) Checks.range("gzip", level, 0, 9));
  }

  /**
   * Sets how much may wait in memory, for one tracer. Default: 8,192 spans, 64 MiB.
   *
   * @param spans how many ended spans may wait to be encoded
   * @param bytes how many bytes may wait altogether, encoded or not, at least those of one request
   * @return this builder
   * @throws IllegalArgumentException when one is not positive
   */
  public DeliveryConfigBuilder queue(int spans, long bytes) {
    values.set(DeliveryOptions.QUEUE_SPANS, (int) Checks.positive("queue spans", spans));
    return set(DeliveryOptions.QUEUE_BYTES, Checks.positive("queue bytes", bytes));
  }

  /**
   * Sets what happens to a span when the queue is full. Default: {@link Overflow#SPILL} when there
   * is a directory to {@link #spill} to, else {@link Overflow#DROP}.
   *
   * @param overflow what happens
   * @return this builder
   */
  public DeliveryConfigBuilder overflow(@Nullable Overflow overflow) {
    return set(DeliveryOptions.OVERFLOW, overflow);
  }

  /**
   * Sets how long a thread waits for room under {@link Overflow#BLOCK}. Default: the operation
   * budget of the {@link RuntimeProfile}, 100 ms to 1 s.
   *
   * @param time the longest time
   * @return this builder
   * @throws IllegalArgumentException when it is not positive
   */
  public DeliveryConfigBuilder blockFor(@Nullable Duration time) {
    return set(DeliveryOptions.BLOCK_FOR, time == null ? null : Checks.positive("blockFor", time));
  }

  /**
   * Sets how large a request may become. The longest texts of a single span that is larger are cut,
   * and it says so in an attribute; what is too large even then is lost and counted. Default: 512
   * spans, 4 MiB.
   *
   * @param spans how many spans it holds at most
   * @param bytes how many bytes it has at most, before compression
   * @return this builder
   * @throws IllegalArgumentException when one is not positive
   */
  public DeliveryConfigBuilder request(int spans, int bytes) {
    values.set(DeliveryOptions.REQUEST_SPANS, (int) Checks.positive("request spans", spans));
    return set(DeliveryOptions.REQUEST_BYTES, (int) Checks.positive("request bytes", bytes));
  }

  /**
   * Sets how large a span may become. The longest texts of a larger one are cut, and it says so in
   * an attribute. Default: as large as a request.
   *
   * @param bytes how many bytes it has at most, encoded and before compression
   * @return this builder
   * @throws IllegalArgumentException when it is not positive
   */
  public DeliveryConfigBuilder spanBytes(int bytes) {
    return set(DeliveryOptions.MAX_SPAN_SIZE, (int) Checks.positive("spanBytes", bytes));
  }

  /**
   * Sets how many requests may be under way to one server at a time, for all tracers of the process
   * together; tracers with different numbers are counted apart. Default: 8.
   *
   * @param requests how many
   * @return this builder
   * @throws IllegalArgumentException when it is not in 1 to 256
   */
  public DeliveryConfigBuilder requestsInFlight(int requests) {
    return set(DeliveryOptions.REQUESTS_IN_FLIGHT, (int)
        Checks.range("requestsInFlight", requests, 1, 256));
  }

  /**
   * Sets how long a span may wait for others to be sent with. A request that is full goes at once.
   * Default: 1 s.
   *
   * @param time the longest time
   * @return this builder
   * @throws IllegalArgumentException when it is not positive
   */
  public DeliveryConfigBuilder linger(@Nullable Duration time) {
    return set(DeliveryOptions.LINGER, time == null ? null : Checks.positive("linger", time));
  }

  /**
   * Sets how long a span may wait in memory for a server that does not take it. Then it is lost and
   * counted, or written to disk where there is a directory to {@link #spill} to; there it is much
   * sooner, unless the directory could not be used. Default: 5 min.
   *
   * @param time the longest time
   * @return this builder
   * @throws IllegalArgumentException when it is not positive
   */
  public DeliveryConfigBuilder maxAge(@Nullable Duration time) {
    return set(DeliveryOptions.MAX_AGE, time == null ? null : Checks.positive("maxAge", time));
  }

  /**
   * Sets where requests wait on disk that the server does not take now: it cannot be reached, says
   * so after four attempts or asks for more than ten seconds, or lets a request wait for its answer
   * or its turn for as long. They are sent when it is well again, by this process or by a later one
   * with the same directory, server and key. They hold what the spans hold, and no key. One process
   * at a time uses a directory. Default: {@code HH_SPILL_DIRECTORY}, then nowhere.
   *
   * @param directory a directory, which is made when it does not exist
   * @return this builder
   */
  public DeliveryConfigBuilder spill(@Nullable Path directory) {
    return set(DeliveryOptions.SPILL_DIRECTORY, directory);
  }

  /**
   * Sets how much may wait on disk, for each server and key. To make room the oldest requests are
   * given up, and their spans are counted. Default: 256 MiB, 24 h.
   *
   * @param bytes how many bytes
   * @param age how long
   * @return this builder
   * @throws IllegalArgumentException when one is not positive
   */
  public DeliveryConfigBuilder spillLimits(long bytes, Duration age) {
    values.set(DeliveryOptions.SPILL_BYTES, Checks.positive("spill bytes", bytes));
    return set(DeliveryOptions.SPILL_AGE, Checks.positive("spill age", age));
  }

  /**
   * Sets when what is spilled is forced to the disk, which protects it when the machine fails.
   * Default: {@link Sync#FILE}.
   *
   * @param sync when
   * @return this builder
   */
  public DeliveryConfigBuilder spillSync(@Nullable Sync sync) {
    return set(DeliveryOptions.SPILL_SYNC, sync);
  }

  /**
   * Sends OTLP to another backend, not to HoneyHive: no API key is needed and none is sent, no
   * session is started, and only what the OTLP specification calls retryable is sent again.
   * Default: none.
   *
   * @param endpoint the complete URL, such as {@code http://localhost:4318/v1/traces}
   * @return this builder
   * @throws IllegalArgumentException when it is not an {@code http} or {@code https} URL, or holds
   *     a user or a fragment
   */
  public DeliveryConfigBuilder otlpEndpoint(@Nullable URI endpoint) {
    return set(
        DeliveryOptions.OTLP_ENDPOINT,
        endpoint == null ? null : Checks.url("otlpEndpoint", endpoint));
  }

  /**
   * Adds a header to every request. Its value is a secret: it is in no text and no log. Default:
   * none but HoneyHive's own.
   *
   * @param name its name; one that was given before is replaced
   * @param value its value
   * @return this builder
   * @throws IllegalArgumentException when HTTP does not allow the name or the value, or the name is
   *     one that the transport sets itself; the message does not hold the value
   */
  public DeliveryConfigBuilder header(String name, String value) {
    // Names of headers do not differ in case only.
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(values.get(DeliveryOptions.HEADERS));
    headers.put(Checks.headerName(name), Checks.headerValue(name, value));
    return set(DeliveryOptions.HEADERS, Collections.unmodifiableMap(headers));
  }

  /**
   * Sets what chooses the proxy for a server. Default: {@code HH_HTTPS_PROXY}, {@code HTTPS_PROXY}
   * and their like for HTTP, but for the hosts in {@code HH_NO_PROXY} or {@code NO_PROXY}; then
   * {@link ProxySelector#getDefault}.
   *
   * @param proxy what chooses
   * @return this builder
   */
  public DeliveryConfigBuilder proxy(@Nullable ProxySelector proxy) {
    return set(DeliveryOptions.PROXY, proxy);
  }

  /**
   * Sets whom to trust, and the certificate to show. Default: with an {@link #otlpEndpoint} the
   * files that {@code OTEL_EXPORTER_OTLP_CERTIFICATE} and its like name; then
   * {@link SSLContext#getDefault}.
   *
   * @param sslContext the TLS settings
   * @return this builder
   */
  public DeliveryConfigBuilder sslContext(@Nullable SSLContext sslContext) {
    return set(DeliveryOptions.SSL_CONTEXT, sslContext);
  }

  /**
   * Builds the configuration.
   *
   * @return the settings so far
   * @throws IllegalArgumentException when they contradict each other
   */
  public DeliveryConfig build() {
    DeliveryConfig config = new DeliveryConfig(values.copy());
    Overflow overflow = values.find(DeliveryOptions.OVERFLOW);
    refuse(
        config.requestBytes() > config.queueBytes(),
        "request bytes (" + config.requestBytes() + ") are more than queue bytes ("
            + config.queueBytes() + ")");
    refuse(
        overflow == Overflow.SPILL && config.spillDirectory() == null,
        "overflow(SPILL) needs spill(directory); it is the default where HH_SPILL_DIRECTORY is set");
    refuse(
        config.blockFor() != null && overflow != Overflow.BLOCK,
        "blockFor (" + config.blockFor() + ") needs overflow(BLOCK), not " + overflow);
    refuse(
        config.otlpEndpoint() != null && config.protocol() == Protocol.EVENTS,
        "otlpEndpoint needs an OTLP protocol, not " + config.protocol());
    return config;
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new IllegalArgumentException(message);
    }
  }
}
