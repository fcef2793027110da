package ai.honeyhive.tracer.config;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.Consumer;
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

  private final DeliveryConfigBuilder values;

  DeliveryConfig(DeliveryConfigBuilder values) {
    this.values = values;
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
    return new DeliveryConfigBuilder(values);
  }

  /**
   * Returns this configuration, with protocol, batching and spill directory taken from another
   * where they are not set here.
   *
   * @param other the other configuration
   * @return a configuration
   */
  public DeliveryConfig or(DeliveryConfig other) {
    DeliveryConfigBuilder all = toBuilder();
    complete(all.protocol, other.values.protocol, all::protocol);
    complete(all.batched, other.values.batched, all::batched);
    complete(all.spillDirectory, other.values.spillDirectory, all::spill);
    return all.build();
  }

  private static <T> void complete(@Nullable T set, @Nullable T other, Consumer<T> to) {
    if (set == null && other != null) {
      to.accept(other);
    }
  }

  /** {@return what spans are sent as} */
  public Protocol protocol() {
    return values.protocol == null ? Protocol.OTLP_PROTOBUF : values.protocol;
  }

  /** {@return whether spans wait to be sent together, not each at once} */
  public boolean isBatched() {
    return values.batched == null || values.batched;
  }

  /** {@return how much the bodies of requests are compressed, 1 to 9; 0 when they are not} */
  public int gzipLevel() {
    return values.gzipLevel;
  }

  /** {@return how many ended spans may wait} */
  public int queueSpans() {
    return values.queueSpans;
  }

  /** {@return how many bytes may wait} */
  public long queueBytes() {
    return values.queueBytes;
  }

  /** {@return what happens to a span when the queue is full} */
  public Overflow overflow() {
    if (values.overflow != null) {
      return values.overflow;
    }
    return values.spillDirectory == null ? Overflow.DROP : Overflow.SPILL;
  }

  /** {@return how long a thread waits for room, or null for the profile's operation budget} */
  public @Nullable Duration blockFor() {
    return values.blockFor;
  }

  /** {@return how many spans a request holds at most} */
  public int requestSpans() {
    return values.requestSpans;
  }

  /** {@return how many bytes a request has at most, before compression} */
  public int requestBytes() {
    return values.requestBytes;
  }

  /** {@return how many requests may be under way to one server at a time} */
  public int requestsInFlight() {
    return values.requestsInFlight;
  }

  /** {@return how long a span may wait for others to be sent with} */
  public Duration linger() {
    return values.linger;
  }

  /** {@return how long a span may wait in memory for a server that does not take it} */
  public Duration maxAge() {
    return values.maxAge;
  }

  /** {@return where requests wait on disk, or null when they do not} */
  public @Nullable Path spillDirectory() {
    return values.spillDirectory;
  }

  /** {@return how many bytes may wait on disk} */
  public long spillBytes() {
    return values.spillBytes;
  }

  /** {@return how long a request may wait on disk} */
  public Duration spillAge() {
    return values.spillAge;
  }

  /** {@return when what is spilled is forced to the disk} */
  public Sync spillSync() {
    return values.spillSync;
  }

  /** {@return where OTLP goes instead of HoneyHive, or null} */
  public @Nullable URI otlpEndpoint() {
    return values.otlpEndpoint;
  }

  /** {@return the headers that every request carries besides HoneyHive's} */
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(values.headers);
  }

  /** {@return what chooses the proxy, or null for the JVM's default} */
  public @Nullable ProxySelector proxy() {
    return values.proxy;
  }

  /** {@return the TLS settings, or null for the JVM's default} */
  public @Nullable SSLContext sslContext() {
    return values.sslContext;
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
    if (!values.headers.isEmpty()) {
      text.add("headers=" + values.headers.keySet());
    }
    return text.add("proxy=" + (proxy() == null ? "default" : "set"))
        .add("tls=" + (sslContext() == null ? "default" : "set"))
        .toString();
  }
}
