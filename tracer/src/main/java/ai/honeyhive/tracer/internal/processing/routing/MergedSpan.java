package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A span with its owner's identity, what was recorded beside it, and its parent in the owner's
 * tree. Immutable.
 */
final class MergedSpan extends DelegatingSpanData {
  private final Attributes attributes;
  private final List<EventData> events;
  private final StatusData status;
  private final SpanContext parent;
  private final int droppedAttributes;
  private final int droppedEvents;

  private final int overLimit;

  /**
   * Makes a span.
   *
   * @param dropped how many attributes the span itself had no room for
   * @param limit how many attributes it takes, when it is ours; else 0
   */
  private MergedSpan(SpanData host, Joined joined, int dropped, int limit) {
    super(host);
    RecordedContent beside = joined.beside();
    AttributesBuilder merged = host.getAttributes().toBuilder().putAll(joined.identity());
    beside.putInto(merged);
    this.attributes = merged.build();
    this.events = joined(host.getEvents(), beside.events());
    StatusData recorded = beside.status();
    this.status = recorded == null ? host.getStatus() : recorded;
    this.parent = joined.parent() == null ? host.getParentSpanContext() : joined.parent();
    this.droppedAttributes = beside.droppedAttributes() + dropped;
    this.overLimit = limit > 0 ? droppedAttributes : beside.droppedAttributes();
    this.droppedEvents = beside.droppedEvents()
        + host.getTotalRecordedEvents()
        - host.getEvents().size();
  }

  /** What is joined to a span. */
  private record Joined(
      Attributes identity, RecordedContent beside, @Nullable SpanContext parent) {}

  /**
   * A span with all that belongs to it.
   *
   * @param parent what it is exported below, where that is not its parent
   * @param limit how many attributes the span takes, when it is ours; else 0
   */
  static SpanData of(
      SpanData host,
      Identity identity,
      @Nullable RecordedContent beside,
      @Nullable SpanContext parent,
      int limit) {
    RecordedContent content = beside == null ? new RecordedContent() : beside;
    Attributes present = host.getAttributes();
    Attributes missing = limit > 0 ? lost(present, identity.attributes()) : identity.attributes();
    int dropped = dropped(host, limit, missing) - content.rescued();
    return new MergedSpan(host, new Joined(missing, content, parent), Math.max(0, dropped), limit);
  }

  /**
   * Whether a span of our own lost nothing, as most do: asked for each before it waits to be sent.
   * What the application wrote in the place of its identity, but for the session, is the
   * application's; so this is the answer only where no limit cuts values.
   */
  static boolean hasRoomFor(SpanData span, Identity identity) {
    Attributes present = span.getAttributes();
    return span.getTotalAttributeCount() <= present.size()
        && identity.sessionId().equals(present.get(SpanKeys.SESSION_ID));
  }

  /**
   * A span of our own, which has its identity; unless the environment's limits for attributes cut
   * it or left no room for it.
   */
  static SpanData withIdentity(SpanData span, Identity identity, int limit) {
    Attributes lost = lost(span.getAttributes(), identity.attributes());
    boolean whole = span.getTotalAttributeCount() <= span.getAttributes().size();
    if (lost.isEmpty() && whole) {
      return span;
    }
    Joined joined = new Joined(lost, new RecordedContent(), null);
    return new MergedSpan(span, joined, Math.max(0, dropped(span, limit, lost)), limit);
  }

  /**
   * How many attributes of the application a span had no room for. OpenTelemetry's count takes each
   * new value of an attribute for one more; as long as there is room nothing was dropped.
   *
   * @param missing what of the identity is to be joined; what had no room is not the application's
   */
  private static int dropped(SpanData span, int limit, Attributes missing) {
    Attributes present = span.getAttributes();
    if (present.size() < limit) {
      return 0;
    }
    int dropped = span.getTotalAttributeCount() - present.size();
    if (limit > 0) {
      for (AttributeKey<?> key : missing.asMap().keySet()) {
        dropped -= present.get(key) == null ? 1 : 0;
      }
    }
    return dropped;
  }

  /** Tells the owner of a span what of it there was no room for, and returns the span. */
  static SpanData told(SpanData span, SpanOwner owner) {
    if (span instanceof MergedSpan merged && merged.overLimit > 0) {
      owner.attributesDropped(span.getSpanId(), merged.overLimit);
    }
    return span;
  }

  /**
   * What of an identity is missing or cut. The session is always the identity's; another value in
   * the place of the rest was written by the application, which may.
   */
  private static Attributes lost(Attributes present, Attributes identity) {
    if (identity.size() <= present.size() && isIn(present, identity)) {
      return Attributes.empty();
    }
    AttributesBuilder lost = Attributes.builder();
    for (Map.Entry<AttributeKey<?>, Object> entry : identity.asMap().entrySet()) {
      Object seen = present.get(entry.getKey());
      if (!entry.getValue().equals(seen) && !isTheApplications(entry, seen)) {
        put(lost, entry.getKey(), entry.getValue());
      }
    }
    return lost.build();
  }

  private static boolean isIn(Attributes present, Attributes identity) {
    boolean[] all = {true};
    identity.forEach((key, value) -> all[0] &= value.equals(present.get(key)));
    return all[0];
  }

  private static boolean isTheApplications(
      Map.Entry<AttributeKey<?>, Object> entry, @Nullable Object seen) {
    return seen instanceof String text
        && !entry.getKey().equals(SpanKeys.SESSION_ID)
        && !entry.getValue().toString().startsWith(text);
  }

  @SuppressWarnings("unchecked") // the pair is an entry of attributes
  private static <T> void put(AttributesBuilder target, AttributeKey<T> key, Object value) {
    target.put(key, (T) value);
  }

  private static List<EventData> joined(List<EventData> ofHost, List<EventData> beside) {
    if (beside.isEmpty()) {
      return ofHost;
    }
    List<EventData> all = new ArrayList<>(ofHost);
    all.addAll(beside);
    return all;
  }

  @Override
  public SpanContext getParentSpanContext() {
    return parent;
  }

  @Override
  public String getParentSpanId() {
    return parent.getSpanId();
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return attributes.size() + droppedAttributes;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public int getTotalRecordedEvents() {
    return events.size() + droppedEvents;
  }

  @Override
  public StatusData getStatus() {
    return status;
  }
}
