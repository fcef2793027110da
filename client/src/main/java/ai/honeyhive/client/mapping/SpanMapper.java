package ai.honeyhive.client.mapping;

import ai.honeyhive.client.internal.EventIds;
import ai.honeyhive.client.internal.JsonValues;
import ai.honeyhive.client.internal.dialect.Dialects;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Moment;
import ai.honeyhive.client.internal.mapping.Recognition;
import ai.honeyhive.client.internal.mapping.SpanFacts;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.SpanSource;
import ai.honeyhive.client.internal.mapping.rules.Rules;
import ai.honeyhive.client.internal.mapping.rules.SessionRule;
import ai.honeyhive.client.model.Event;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes HoneyHive events out of spans. Knows the attribute names of several conventions; what it
 * does not know it keeps in the event's metadata, under the attribute's full name. Mapping never
 * throws, and the same span always gives the same event. Immutable, and safe to share between
 * threads.
 */
public final class SpanMapper {
  private static final SpanMapper STANDARD = new SpanMapper(Dialects.ALL);

  private final List<Dialect> dialects;
  private final Recognition recognition;

  SpanMapper(List<Dialect> dialects) {
    this.dialects = dialects;
    recognition = new Recognition(dialects);
  }

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
    Attributes attributes = new Attributes(span.attributes());
    Attributes resource = new Attributes(span.resource());
    SpanReading reading =
        recognition.reading(new SpanSource(facts(span), attributes, resource, moments(span)));
    SessionSeed session = session(span, new SessionRule(attributes, resource));
    String eventId = uuid(attributes, "honeyhive_event_id")
        .orElseGet(() -> eventId(span.traceId(), span.spanId()));
    Optional<String> givenParent =
        uuid(attributes, "honeyhive.parent_id").filter(id -> !id.equals(eventId));

    Event.Builder event = Event.builder()
        .eventId(eventId)
        .sessionId(session.sessionId())
        .parentId(givenParent.orElseGet(() -> parentOf(span, session.sessionId())))
        .eventType(reading.type())
        .source(Objects.requireNonNullElse(session.source(), SessionSeed.DEFAULT_SOURCE))
        .startTime((double) Math.floorDiv(span.startEpochNanos(), 1_000_000L))
        .endTime((double) Math.floorDiv(span.endEpochNanos(), 1_000_000L))
        .duration(reading.facts().durationMillis());
    dialects.forEach(dialect -> Rules.read(reading, dialect));
    Rules.finish(reading);
    event.eventName(name(span, reading));
    Rules.lineage(reading, span.traceId(), span.spanId(), span.parentSpanId());
    return new MappedSpan(
        span, Rules.fill(event, reading).build(), givenParent.isPresent(), session);
  }

  private static SpanFacts facts(OtlpSpan span) {
    return new SpanFacts(
        span.name(),
        span.scopeName(),
        span.scopeVersion(),
        span.status() == OtlpSpan.Status.ERROR,
        span.statusMessage(),
        Math.max(0, (span.endEpochNanos() - span.startEpochNanos()) / 1e6));
  }

  private static List<Moment> moments(OtlpSpan span) {
    return span.events().stream()
        .map(event ->
            new Moment(event.name(), event.epochNanos(), new Attributes(event.attributes())))
        .toList();
  }

  private static SessionSeed session(OtlpSpan span, SessionRule rule) {
    String id = rule.sessionId().orElseGet(() -> sessionIdOfTrace(span.traceId()));
    return new SessionSeed(
        id, rule.name(), rule.source(), rule.autoCreate(), JsonValues.freezeMap(rule.metadata()));
  }

  /** An attribute that names an event; one that is no UUID is not used, and stays in metadata. */
  private static Optional<String> uuid(Attributes attributes, String key) {
    Optional<String> id = Optional.ofNullable(attributes.text(key)).flatMap(EventIds::uuid);
    if (id.isPresent()) {
      attributes.use(key);
    }
    return id;
  }

  private static String parentOf(OtlpSpan span, String sessionId) {
    String parent = span.parentSpanId();
    return parent == null || parent.equals(span.spanId())
        ? sessionId
        : eventId(span.traceId(), parent);
  }

  private static String name(OtlpSpan span, SpanReading reading) {
    String better = reading.draft().name();
    if (better != null) {
      return better;
    }
    return span.name().isEmpty() ? Event.UNKNOWN : span.name();
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
