package ai.honeyhive.tracer;

import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How a tracer's spans get to their server. Immutable. */
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
    /** The thread that ends it waits for room, at most {@link #blockFor}; then it is lost. */
    BLOCK,
    /** What waits is written to disk, see {@link Builder#spill}. */
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

  private final Builder values;

  private DeliveryConfig(Builder values) {
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
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns a builder that has the settings of this configuration.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    return new Builder(values);
  }

  public Protocol protocol() {
    return values.protocol;
  }

  public boolean isBatched() {
    return values.batched;
  }

  public int gzipLevel() {
    return values.gzipLevel;
  }

  public int queueSpans() {
    return values.queueSpans;
  }

  public long queueBytes() {
    return values.queueBytes;
  }

  public Overflow overflow() {
    return values.overflow;
  }

  public @Nullable Duration blockFor() {
    return values.blockFor;
  }

  public int requestSpans() {
    return values.requestSpans;
  }

  public int requestBytes() {
    return values.requestBytes;
  }

  public int requestsInFlight() {
    return values.requestsInFlight;
  }

  public Duration linger() {
    return values.linger;
  }

  public Duration maxAge() {
    return values.maxAge;
  }

  public @Nullable Path spillDirectory() {
    return values.spillDirectory;
  }

  public long spillBytes() {
    return values.spillBytes;
  }

  public Duration spillAge() {
    return values.spillAge;
  }

  public Sync spillSync() {
    return values.spillSync;
  }

  public @Nullable URI otlpEndpoint() {
    return values.otlpEndpoint;
  }

  public Map<String, String> headers() {
    return Map.copyOf(values.headers);
  }

  public @Nullable ProxySelector proxy() {
    return values.proxy;
  }

  public @Nullable SSLContext sslContext() {
    return values.sslContext;
  }

  /** Collects settings of the delivery. Not thread-safe. */
  public static final class Builder {
    private Protocol protocol = Protocol.OTLP_PROTOBUF;
    private boolean batched = true;
    private int gzipLevel;
    private int queueSpans = 8192;
    private long queueBytes = 64L * 1024 * 1024;
    private Overflow overflow = Overflow.DROP;
    private @Nullable Duration blockFor;
    private int requestSpans = 512;
    private int requestBytes = 4 * 1024 * 1024;
    private int requestsInFlight = 8;
    private Duration linger = Duration.ofSeconds(1);
    private Duration maxAge = Duration.ofMinutes(5);
    private @Nullable Path spillDirectory;
    private long spillBytes = 256L * 1024 * 1024;
    private Duration spillAge = Duration.ofHours(24);
    private Sync spillSync = Sync.FILE;
    private @Nullable URI otlpEndpoint;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable ProxySelector proxy;
    private @Nullable SSLContext sslContext;

    private Builder() {}

    private Builder(Builder other) {
      protocol = other.protocol;
      batched = other.batched;
      gzipLevel = other.gzipLevel;
      queueSpans = other.queueSpans;
      queueBytes = other.queueBytes;
      overflow = other.overflow;
      blockFor = other.blockFor;
      requestSpans = other.requestSpans;
      requestBytes = other.requestBytes;
      requestsInFlight = other.requestsInFlight;
      linger = other.linger;
      maxAge = other.maxAge;
      spillDirectory = other.spillDirectory;
      spillBytes = other.spillBytes;
      spillAge = other.spillAge;
      spillSync = other.spillSync;
      otlpEndpoint = other.otlpEndpoint;
      headers.putAll(other.headers);
      proxy = other.proxy;
      sslContext = other.sslContext;
    }

    public Builder protocol(Protocol protocol) {
      this.protocol = Objects.requireNonNull(protocol, "protocol");
      return this;
    }

    public Builder batched(boolean batched) {
      this.batched = batched;
      return this;
    }

    public Builder gzip(int level) {
      this.gzipLevel = level;
      return this;
    }

    public Builder queue(int spans, long bytes) {
      this.queueSpans = spans;
      this.queueBytes = bytes;
      return this;
    }

    public Builder overflow(Overflow overflow) {
      this.overflow = Objects.requireNonNull(overflow, "overflow");
      return this;
    }

    public Builder blockFor(Duration blockFor) {
      this.blockFor = blockFor;
      return this;
    }

    public Builder request(int spans, int bytes) {
      this.requestSpans = spans;
      this.requestBytes = bytes;
      return this;
    }

    public Builder requestsInFlight(int requests) {
      this.requestsInFlight = requests;
      return this;
    }

    public Builder linger(Duration linger) {
      this.linger = linger;
      return this;
    }

    public Builder maxAge(Duration maxAge) {
      this.maxAge = maxAge;
      return this;
    }

    public Builder spill(Path directory) {
      this.spillDirectory = Objects.requireNonNull(directory, "directory");
      return this;
    }

    public Builder spillLimits(long bytes, Duration age) {
      this.spillBytes = bytes;
      this.spillAge = age;
      return this;
    }

    public Builder spillSync(Sync sync) {
      this.spillSync = Objects.requireNonNull(sync, "sync");
      return this;
    }

    public Builder otlpEndpoint(URI endpoint) {
      this.otlpEndpoint = endpoint;
      return this;
    }

    public Builder header(String name, String value) {
      this.headers.put(name, value);
      return this;
    }

    public Builder proxy(ProxySelector proxy) {
      this.proxy = Objects.requireNonNull(proxy, "proxy");
      return this;
    }

    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = Objects.requireNonNull(sslContext, "sslContext");
      return this;
    }

    public DeliveryConfig build() {
      return new DeliveryConfig(new Builder(this));
    }
  }
}
