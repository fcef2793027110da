package ai.honeyhive.tracer.config;

import ai.honeyhive.tracer.internal.settings.DeliveryOptions;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a tracer's spans get to their server: what they are sent as, how many may wait and where, and
 * over which connections. The defaults suit most applications; {@link DeliveryConfigBuilder} says
 * what they are. Immutable.
 */
public final class DeliveryConfig {
  /** What spans are sent as. */
  public enum Protocol {
    /** OTLP over HTTP, protobuf. */
    OTLP_PROTOBUF,
    /** OTLP over HTTP, JSON. */
    OTLP_JSON,
    /** HoneyHive's Events API. */
    EVENTS
  }

  /** What happens to a span when the queue is full. */
  public enum Overflow {
    /** It is lost and counted. */
    DROP,
    /**
     * The thread that ends it waits for room, at most {@link DeliveryConfigBuilder#blockFor}; then
     * it is lost and counted.
     */
    BLOCK,
    /**
     * Requests that do not fit are written to disk, see {@link DeliveryConfigBuilder#spill}. Spans
     * are lost and counted only when more end at once than the queue holds, before they are
     * encoded.
     */
    SPILL
  }

  /** When what is spilled is forced to the disk. A killed process loses nothing either way. */
  public enum Sync {
    /** When the operating system sees fit. */
    NEVER,
    /** When a file is full. */
    FILE,
    /** After each request. */
    REQUEST
  }

  private static final DeliveryConfig DEFAULT = builder().build();

  private final OptionValues values;
  // Asked for with every span.
  private final int requestBytes;
  private final int spanBytes;

  DeliveryConfig(OptionValues values) {
    this.values = values;
    this.requestBytes = values.get(DeliveryOptions.REQUEST_BYTES);
    Integer most = values.find(DeliveryOptions.MAX_SPAN_SIZE);
    this.spanBytes = most == null ? requestBytes : Math.min(most, requestBytes);
  }

  /**
   * Returns the defaults: OTLP in batches, queued in memory, dropped on overflow.
   *
   * @return the configuration without any setting
   */
  public static DeliveryConfig defaults() {
    return DEFAULT;
  }

  /**
   * Returns a builder that has the defaults.
   *
   * @return a new builder
   */
  public static DeliveryConfigBuilder builder() {
    return new DeliveryConfigBuilder();
  }

  /**
   * Returns a builder that has the settings of this configuration.
   *
   * @return a new builder
   */
  public DeliveryConfigBuilder toBuilder() {
    return new DeliveryConfigBuilder(values.copy());
  }

  /**
   * Returns this configuration, with what is not set here taken from another.
   *
   * @param other the other configuration
   * @return a configuration
   * @throws IllegalArgumentException when they contradict each other
   */
  public DeliveryConfig or(DeliveryConfig other) {
    OptionValues all = values.copy();
    all.complete(other.values);
    return new DeliveryConfigBuilder(all).build();
  }

  OptionValues values() {
    return values;
  }

  /** {@return what spans are sent as} */
  public Protocol protocol() {
    return values.get(DeliveryOptions.PROTOCOL);
  }

  /** {@return whether spans wait to be sent together, not each at once} */
  public boolean isBatched() {
    return !values.get(DeliveryOptions.DISABLE_BATCH);
  }

  /** {@return how much the bodies of requests are compressed, 1 to 9; 0 when they are not} */
  public int gzipLevel() {
    return values.get(DeliveryOptions.GZIP_LEVEL);
  }

  /** {@return how many ended spans may wait} */
  public int queueSpans() {
    return values.get(DeliveryOptions.QUEUE_SPANS);
  }

  /** {@return how many bytes may wait} */
  public long queueBytes() {
    return values.get(DeliveryOptions.QUEUE_BYTES);
  }

  /** {@return what happens to a span when the queue is full} */
  public Overflow overflow() {
    Overflow overflow = values.find(DeliveryOptions.OVERFLOW);
    if (overflow != null) {
      return overflow;
    }
    return spillDirectory() == null ? Overflow.DROP : Overflow.SPILL;
  }

  /** {@return how long a thread waits for room, or null for the profile's operation budget} */
  public @Nullable Duration blockFor() {
    return values.find(DeliveryOptions.BLOCK_FOR);
  }

  /** {@return how many spans a request holds at most} */
  public int requestSpans() {
    return values.get(DeliveryOptions.REQUEST_SPANS);
  }

  /** {@return how many bytes a request has at most, before compression} */
  public int requestBytes() {
    return requestBytes;
  }

  /** {@return how many bytes a span has at most, which is no more than a request has} */
  public int spanBytes() {
    return spanBytes;
  }

  /** {@return how many requests may be under way to one server at a time} */
  public int requestsInFlight() {
    return values.get(DeliveryOptions.REQUESTS_IN_FLIGHT);
  }

  /** {@return how long a span may wait for others to be sent with} */
  public Duration linger() {
    return values.get(DeliveryOptions.LINGER);
  }

  /** {@return how long a span may wait in memory for a server that does not take it} */
  public Duration maxAge() {
    return values.get(DeliveryOptions.MAX_AGE);
  }

  /** {@return where requests wait on disk, or null when they do not} */
  public @Nullable Path spillDirectory() {
    return values.find(DeliveryOptions.SPILL_DIRECTORY);
  }

  /** {@return how many bytes may wait on disk} */
  public long spillBytes() {
    return values.get(DeliveryOptions.SPILL_BYTES);
  }

  /** {@return how long a request may wait on disk} */
  public Duration spillAge() {
    return values.get(DeliveryOptions.SPILL_AGE);
  }

  /** {@return when what is spilled is forced to the disk} */
  public Sync spillSync() {
    return values.get(DeliveryOptions.SPILL_SYNC);
  }

  /** {@return where OTLP goes instead of HoneyHive, or null} */
  public @Nullable URI otlpEndpoint() {
    return values.find(DeliveryOptions.OTLP_ENDPOINT);
  }

  /** {@return the headers that every request carries besides HoneyHive's} */
  public Map<String, String> headers() {
    return values.get(DeliveryOptions.HEADERS);
  }

  /** {@return what chooses the proxy, or null for the JVM's default} */
  public @Nullable ProxySelector proxy() {
    return values.find(DeliveryOptions.PROXY);
  }

  /** {@return the TLS settings, or null for the JVM's default} */
  public @Nullable SSLContext sslContext() {
    return values.find(DeliveryOptions.SSL_CONTEXT);
  }

  /** Describes all settings; of headers the names only. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "DeliveryConfig[", "]");
    text.add("protocol=" + protocol())
        .add("batched=" + isBatched())
        .add("gzip=" + gzipLevel())
        .add("queue=" + queueSpans() + " spans/" + queueBytes() + " bytes")
        .add("overflow=" + overflow())
        .add("request=" + requestSpans() + " spans/" + requestBytes() + " bytes")
        .add("requestsInFlight=" + requestsInFlight())
        .add("linger=" + linger())
        .add("maxAge=" + maxAge());
    if (spanBytes < requestBytes) {
      text.add("span=" + spanBytes + " bytes");
    }
    if (blockFor() != null) {
      text.add("blockFor=" + blockFor());
    }
    if (spillDirectory() != null) {
      text.add("spill=" + spillDirectory() + " (" + spillBytes() + " bytes, " + spillAge()
          + ", sync=" + spillSync() + ")");
    }
    if (otlpEndpoint() != null) {
      text.add("otlpEndpoint=" + Objects.requireNonNull(otlpEndpoint()).getHost());
    }
    if (!headers().isEmpty()) {
      text.add("headers=" + headers().keySet());
    }
    return text.add("proxy=" + (proxy() == null ? "default" : "set"))
        .add("tls=" + (sslContext() == null ? "default" : "set"))
        .toString();
  }
}
