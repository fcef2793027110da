package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventWrite;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Makes writes for tests. */
final class Writes {
  static final String PROJECT = "p";
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private Writes() {}

  static void write(EventStore store, EventWrite... writes) {
    write(store, List.of(writes));
  }

  static void write(EventStore store, List<EventWrite> writes) {
    try {
      store.write(writes).get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A UUID that ends in a number. */
  static String id(int n) {
    return "00000000-0000-4000-8000-%012d".formatted(n);
  }

  static String spanId(int n) {
    return "%016x".formatted(n);
  }

  static String eventId(int n) {
    return SpanMapper.eventId(TRACE, spanId(n));
  }

  /** A span of {@link #TRACE} that starts at its own number; parent 0 is none. */
  static OtlpSpan.Builder span(int n, int parent) {
    return OtlpSpan.builder()
        .traceId(TRACE)
        .spanId(spanId(n))
        .parentSpanId(parent == 0 ? null : spanId(parent))
        .name("span " + n)
        .startEpochNanos(n * 1_000_000L)
        .endEpochNanos(n * 1_000_000L + 500_000);
  }

  static EventWrite spanWrite(int n, int parent, Map<String, ?> attributes) {
    return EventWrite.of(
        PROJECT,
        SpanMapper.standard().map(span(n, parent).attributes(attributes).build()));
  }

  static Event.Builder event(int n, String session) {
    return Event.builder()
        .eventId(id(n))
        .sessionId(session)
        .eventType(EventType.TOOL)
        .eventName("event " + n)
        .startTime((double) n);
  }

  static EventWrite write(Event.Builder event) {
    return EventWrite.of(PROJECT, event.build());
  }

  static Event.Builder session(String id) {
    return Event.builder().eventId(id).sessionId(id).eventType(EventType.SESSION);
  }
}
