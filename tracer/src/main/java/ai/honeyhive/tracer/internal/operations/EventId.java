package ai.honeyhive.tracer.internal.operations;

import ai.honeyhive.client.mapping.SpanMapper;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.processing.routing.Recordable;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of the event that a span becomes. */
public final class EventId {
  private EventId() {}

  /**
   * The id that is written on a span, or else, from now on, the one that HoneyHive for Java makes
   * of every span. HoneyHive itself makes a random one where none is written.
   */
  public static String of(Span content) {
    Optional<String> given = uuid(Recordable.read(content, SpanKeys.EVENT_ID));
    return given.orElseGet(() -> {
      SpanContext span = content.getSpanContext();
      String id = SpanMapper.eventId(span.getTraceId(), span.getSpanId());
      content.setAttribute(SpanKeys.EVENT_ID, id);
      return id;
    });
  }

  private static Optional<String> uuid(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(id -> id.strip().toLowerCase(Locale.ROOT))
          .filter(id -> UUID.fromString(id).toString().equals(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
