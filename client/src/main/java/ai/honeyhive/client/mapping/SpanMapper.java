package ai.honeyhive.client.mapping;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes HoneyHive events out of spans. Knows the attribute names of several conventions; what it
 * does not know it keeps in the event's metadata. Mapping never throws, and the same span always
 * gives the same event. Immutable, and safe to share between threads.
 */
public final class SpanMapper {
  private static final SpanMapper STANDARD = new SpanMapper();

  private SpanMapper() {}

  /** {@return the mapper that knows every convention of this library} */
  public static SpanMapper standard() {
    return STANDARD;
  }

  /**
   * Maps one span.
   *
   * @param span the span
   * @return its event, and where it belongs
   */
  public MappedSpan map(OtlpSpan span) {
    String sessionId = sessionIdOfTrace(span.traceId());
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>(span.attributes());
    Event event = Event.builder()
        .eventType(EventType.TOOL)
        .eventName(span.name())
        .eventId(eventId(span.traceId(), span.spanId()))
        .sessionId(sessionId)
        .metadata(metadata)
        .build();
    return new MappedSpan(
        span, event, false, new SessionSeed(sessionId, null, null, false, Map.of()));
  }

  /**
   * Makes the event id of a span. It is known before the span arrives, so that a child can name its
   * parent first.
   *
   * @param traceId the trace id, 32 hexadecimal digits
   * @param spanId the span id, 16 hexadecimal digits
   * @return a UUID in the form of version 4, lower case
   */
  public static String eventId(String traceId, String spanId) {
    return EventIds.ofSpan(traceId, spanId);
  }

  /**
   * Makes the session id of a trace whose spans name no session.
   *
   * @param traceId the trace id, 32 hexadecimal digits
   * @return a UUID in the form of version 4, lower case
   */
  public static String sessionIdOfTrace(String traceId) {
    return EventIds.sessionOfTrace(traceId);
  }
}
