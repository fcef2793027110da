package ai.honeyhive.client.mapping;

import ai.honeyhive.client.internal.JsonValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span as OTLP carries it, with its resource and scope, free of any encoding.
 *
 * <p>Attribute values are the JSON forms of OTLP's {@code AnyValue}: {@link String}, {@link Long},
 * {@link Double}, {@link Boolean}, {@link List}, {@link Map} with text keys, base64 text for bytes,
 * and null for a value that is missing. Immutable, and safe to share between threads. The source of
 * the fields is {@code opentelemetry/proto/trace/v1/trace.proto}.
 */
public final class OtlpSpan {
  /** The status of a span. */
  public enum Status {
    /** Nobody has set one. */
    UNSET,
    /** Set to be a success. */
    OK,
    /** The operation failed. */
    ERROR
  }

  /** Something that happened at one time during a span. Immutable. */
  public static final class SpanEvent {
    private final String name;
    private final long epochNanos;
    private final Map<String, @Nullable Object> attributes;

    /**
     * Makes an event.
     *
     * @param name the name of the event
     * @param epochNanos when it happened, in nanoseconds since the Unix epoch
     * @param attributes the attributes, as those of a span
     */
    public SpanEvent(
        String name, long epochNanos, Map<String, ? extends @Nullable Object> attributes) {
      this.name = name;
      this.epochNanos = epochNanos;
      this.attributes = JsonValues.freezeMap(attributes);
    }

    /** {@return the name of the event} */
    public String name() {
      return name;
    }

    /** {@return when it happened, in nanoseconds since the Unix epoch} */
    public long epochNanos() {
      return epochNanos;
    }

    /** {@return the attributes in the order they came; unmodifiable} */
    public Map<String, @Nullable Object> attributes() {
      return attributes;
    }
  }

  private final String traceId;
  private final String spanId;
  private final @Nullable String parentSpanId;
  private final String name;
  private final long startEpochNanos;
  private final long endEpochNanos;
  private final Map<String, @Nullable Object> attributes;
  private final List<SpanEvent> events;
  private final Status status;
  private final @Nullable String statusMessage;
  private final String scopeName;
  private final @Nullable String scopeVersion;
  private final Map<String, @Nullable Object> resource;

  private OtlpSpan(Builder builder) {
    traceId = builder.traceId;
    spanId = builder.spanId;
    parentSpanId = builder.parentSpanId;
    name = builder.name;
    startEpochNanos = builder.startEpochNanos;
    endEpochNanos = builder.endEpochNanos;
    attributes = builder.attributes;
    events = builder.events;
    status = builder.status;
    statusMessage = builder.statusMessage;
    scopeName = builder.scopeName;
    scopeVersion = builder.scopeVersion;
    resource = builder.resource;
  }

  /**
   * Starts a span.
   *
   * @return a builder whose texts are empty, whose times are 0 and whose status is unset
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the trace id, 32 hexadecimal digits} */
  public String traceId() {
    return traceId;
  }

  /** {@return the span id, 16 hexadecimal digits} */
  public String spanId() {
    return spanId;
  }

  /** {@return the id of the parent span, or null for a root span} */
  public @Nullable String parentSpanId() {
    return parentSpanId;
  }

  /** {@return the name of the span} */
  public String name() {
    return name;
  }

  /** {@return the start, in nanoseconds since the Unix epoch} */
  public long startEpochNanos() {
    return startEpochNanos;
  }

  /** {@return the end, in nanoseconds since the Unix epoch} */
  public long endEpochNanos() {
    return endEpochNanos;
  }

  /** {@return the attributes in the order they came; unmodifiable} */
  public Map<String, @Nullable Object> attributes() {
    return attributes;
  }

  /** {@return the events in the order they came; unmodifiable} */
  public List<SpanEvent> events() {
    return events;
  }

  /** {@return the status} */
  public Status status() {
    return status;
  }

  /** {@return what the status says in words, or null} */
  public @Nullable String statusMessage() {
    return statusMessage;
  }

  /** {@return the name of the instrumentation scope, or the empty text} */
  public String scopeName() {
    return scopeName;
  }

  /** {@return the version of the instrumentation scope, or null} */
  public @Nullable String scopeVersion() {
    return scopeVersion;
  }

  /** {@return the attributes of the resource; unmodifiable} */
  public Map<String, @Nullable Object> resource() {
    return resource;
  }

  /** Names the span without its content, which may be private. */
  @Override
  public String toString() {
    return "OtlpSpan{" + name + ", trace=" + traceId + ", span=" + spanId + "}";
  }

  /** Collects what a span holds. Not safe for use by several threads at once. */
  public static final class Builder {
    private String traceId = "";
    private String spanId = "";
    private @Nullable String parentSpanId;
    private String name = "";
    private long startEpochNanos;
    private long endEpochNanos;
    private Map<String, @Nullable Object> attributes = Map.of();
    private List<SpanEvent> events = List.of();
    private Status status = Status.UNSET;
    private @Nullable String statusMessage;
    private String scopeName = "";
    private @Nullable String scopeVersion;
    private Map<String, @Nullable Object> resource = Map.of();

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param value the trace id, 32 hexadecimal digits
     */
    public Builder traceId(String value) {
      traceId = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the span id, 16 hexadecimal digits
     */
    public Builder spanId(String value) {
      spanId = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the id of the parent span; null, the empty text or only zeros for a root span
     */
    public Builder parentSpanId(@Nullable String value) {
      parentSpanId = value == null || value.chars().allMatch(digit -> digit == '0') ? null : value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the name of the span
     */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the start, in nanoseconds since the Unix epoch
     */
    public Builder startEpochNanos(long value) {
      startEpochNanos = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the end, in nanoseconds since the Unix epoch
     */
    public Builder endEpochNanos(long value) {
      endEpochNanos = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all the attributes
     */
    public Builder attributes(Map<String, ? extends @Nullable Object> value) {
      attributes = JsonValues.freezeMap(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all the events
     */
    public Builder events(List<SpanEvent> value) {
      events = List.copyOf(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the status
     */
    public Builder status(Status value) {
      status = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value what the status says in words; null or the empty text when it says nothing
     */
    public Builder statusMessage(@Nullable String value) {
      statusMessage = emptyToNull(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the name of the instrumentation scope, may be the empty text
     */
    public Builder scopeName(String value) {
      scopeName = value;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value the version of the scope; null or the empty text when it has none
     */
    public Builder scopeVersion(@Nullable String value) {
      scopeVersion = emptyToNull(value);
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param value all the attributes of the resource
     */
    public Builder resource(Map<String, ? extends @Nullable Object> value) {
      resource = JsonValues.freezeMap(value);
      return this;
    }

    /** {@return the span} */
    public OtlpSpan build() {
      return new OtlpSpan(this);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
      return text == null || text.isEmpty() ? null : text;
    }
  }
}
