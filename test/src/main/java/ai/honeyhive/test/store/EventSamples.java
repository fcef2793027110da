package ai.honeyhive.test.store;

import ai.honeyhive.client.mapping.OtlpSpan;
import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.EventPage;
import ai.honeyhive.server.store.EventQuery;
import ai.honeyhive.server.store.EventStore;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Events, spans and updates for the contracts, and waiting for a store. */
final class EventSamples {
  static final String PROJECT = "p";
  static final String SESSION = id(1000);
  static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventSamples() {}

  /** A UUID that ends in a number. */
  static String id(int n) {
    return "00000000-0000-4000-8000-%012d".formatted(n);
  }

  static String spanId(int n) {
    return "%016x".formatted(n);
  }

  /** The id of a span's event. */
  static String eventId(int n) {
    return SpanMapper.eventId(TRACE, spanId(n));
  }

  /** An event that starts at its own number. */
  static Event.Builder event(int n, String session) {
    return Event.builder()
        .eventId(id(n))
        .sessionId(session)
        .eventType(EventType.TOOL)
        .eventName("event " + n)
        .startTime((double) n);
  }

  static Event.Builder session(String id) {
    return Event.builder().eventId(id).sessionId(id).eventType(EventType.SESSION);
  }

  /** A span of {@link #TRACE} in {@link #SESSION}, which starts at its number; parent 0 is none. */
  static EventWrite span(String project, int n, int parent, Map<String, ?> attributes) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("honeyhive.session_id", SESSION));
    all.putAll(attributes);
    OtlpSpan span = OtlpSpan.builder()
        .traceId(TRACE)
        .spanId(spanId(n))
        .parentSpanId(parent == 0 ? null : spanId(parent))
        .name("span " + n)
        .startEpochNanos(n * 1_000_000L)
        .endEpochNanos(n * 1_000_000L + 500_000)
        .attributes(all)
        .build();
    return EventWrite.of(project, SpanMapper.standard().map(span));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static EventUpdate update(String json) {
    return EventUpdate.fromJson(json(json));
  }

  static void write(EventStore store, Event.Builder... events) {
    List<EventWrite> writes = new ArrayList<>();
    for (Event.Builder event : events) {
      writes.add(EventWrite.of(PROJECT, event.build()));
    }
    await(store.write(writes));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Event> all(EventStore store, String project) {
    EventPage page = store.search(EventQuery.in(project).build());
    return page.events();
  }

  /** All orders of up to four things, two dozen shuffles of more. */
  static <T> List<List<T>> orders(List<T> things) {
    List<List<T>> orders = new ArrayList<>();
    if (things.size() <= 4) {
      permute(things, List.of(), orders);
      return orders;
    }
    Random random = new Random(7);
    for (int i = 0; i < 24; i++) {
      List<T> shuffled = new ArrayList<>(things);
      Collections.shuffle(shuffled, random);
      orders.add(shuffled);
    }
    return orders;
  }

  private static <T> void permute(List<T> left, List<T> chosen, List<List<T>> orders) {
    if (left.isEmpty()) {
      orders.add(chosen);
    }
    for (int i = 0; i < left.size(); i++) {
      List<T> rest = new ArrayList<>(left);
      List<T> next = new ArrayList<>(chosen);
      next.add(rest.remove(i));
      permute(rest, next, orders);
    }
  }
}
