package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanKeys;
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

  private MergedSpan(
      SpanData host, Attributes identity, RecordedContent beside, @Nullable SpanContext parent) {
    super(host);
    AttributesBuilder merged = host.getAttributes().toBuilder().putAll(identity);
    beside.putInto(merged);
    this.attributes = merged.build();
    this.events = joined(host.getEvents(), beside.events());
    StatusData recorded = beside.status();
    this.status = recorded == null ? host.getStatus() : recorded;
    this.parent = parent == null ? host.getParentSpanContext() : parent;
    this.droppedAttributes = beside.droppedAttributes()
        + Math.max(0, host.getTotalAttributeCount() - host.getAttributes().size());
    this.droppedEvents = beside.droppedEvents()
        + host.getTotalRecordedEvents()
        - host.getEvents().size();
  }

  /**
   * A span with all that belongs to it.
   *
   * @param parent what it is exported below, where that is not its parent
   */
  static MergedSpan of(
      SpanData host,
      Identity identity,
      @Nullable RecordedContent beside,
      @Nullable SpanContext parent) {
    return new MergedSpan(
        host, identity.attributes(), beside == null ? new RecordedContent() : beside, parent);
  }

  /**
   * A span of our own, which has its identity; unless the environment's limits for attributes cut
   * it or left no room for it.
   */
  static SpanData withIdentity(SpanData span, Identity identity) {
    Attributes lost = lost(span.getAttributes(), identity.attributes());
    return lost.isEmpty() ? span : new MergedSpan(span, lost, new RecordedContent(), null);
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
