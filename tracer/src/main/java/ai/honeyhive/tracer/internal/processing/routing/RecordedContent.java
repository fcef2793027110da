package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes, events and status of a span, kept beside it. Bounded as a span of our own is, with
 * some room more for what is known last; what is over the bounds is counted. Thread-safe.
 */
final class RecordedContent {
  private static final int MAX_ATTRIBUTES = 1024;
  private static final int MAX_LATE = 128;
  private static final int MAX_EVENTS = 1024;

  private final Map<AttributeKey<?>, Object> attributes = new LinkedHashMap<>();
  private final List<EventData> events = new ArrayList<>();
  private @Nullable StatusData status;
  private int droppedAttributes;
  private int rescued;
  private int droppedEvents;

  synchronized void put(AttributeKey<?> key, Object value) {
    int most = LateKeys.contains(key) ? MAX_ATTRIBUTES + MAX_LATE : MAX_ATTRIBUTES;
    if (attributes.size() < most || attributes.containsKey(key)) {
      attributes.put(key, value);
    } else {
      droppedAttributes++;
    }
  }

  /** The same, for what the span itself had no room for, and counts as dropped. */
  synchronized void rescue(AttributeKey<?> key, Object value) {
    put(key, value);
    rescued++;
  }

  /** How often something was kept here that its span counts as dropped. */
  synchronized int rescued() {
    return rescued;
  }

  synchronized void add(EventData event) {
    if (events.size() < MAX_EVENTS) {
      events.add(event);
    } else {
      droppedEvents++;
    }
  }

  /** As the SDK does: an OK is final, and UNSET changes nothing. */
  synchronized void status(StatusCode code, String description) {
    boolean isFinal = status != null && status.getStatusCode() == StatusCode.OK;
    if (!isFinal && code != StatusCode.UNSET) {
      status = StatusData.create(code, code == StatusCode.ERROR ? description : "");
    }
  }

  synchronized @Nullable Object get(AttributeKey<?> key) {
    return attributes.get(key);
  }

  /** Whether anything in here is about a model, or was recorded for HoneyHive. */
  synchronized boolean isOfGenAi() {
    return attributes.keySet().stream().anyMatch(GenAiSpans::matches);
  }

  synchronized void putInto(AttributesBuilder target) {
    attributes.forEach((key, value) -> put(target, key, value));
  }

  @SuppressWarnings("unchecked") // the pair came in through Span.setAttribute(AttributeKey<T>, T)
  private static <T> void put(AttributesBuilder target, AttributeKey<T> key, Object value) {
    target.put(key, (T) value);
  }

  synchronized List<EventData> events() {
    return List.copyOf(events);
  }

  synchronized @Nullable StatusData status() {
    return status;
  }

  synchronized int droppedAttributes() {
    return droppedAttributes;
  }

  synchronized int droppedEvents() {
    return droppedEvents;
  }

  /** The event of an exception, by OpenTelemetry's conventions. */
  static Attributes ofException(Throwable error, Attributes more) {
    AttributesBuilder builder = Attributes.builder();
    String type = error.getClass().getCanonicalName();
    builder.put("exception.type", type == null ? error.getClass().getName() : type);
    if (error.getMessage() != null) {
      builder.put("exception.message", error.getMessage());
    }
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    builder.put("exception.stacktrace", trace.toString());
    return builder.putAll(more).build();
  }
}
