package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span of a host, with its owner's identity and what was recorded beside it. Immutable. */
final class MergedSpan extends DelegatingSpanData {
  private final Attributes attributes;
  private final List<EventData> events;
  private final StatusData status;
  private final int droppedAttributes;
  private final int droppedEvents;

  private MergedSpan(SpanData host, Identity identity, RecordedContent beside) {
    super(host);
    AttributesBuilder merged = host.getAttributes().toBuilder().putAll(identity.attributes());
    beside.putInto(merged);
    this.attributes = merged.build();
    this.events = joined(host.getEvents(), beside.events());
    StatusData recorded = beside.status();
    this.status = recorded == null ? host.getStatus() : recorded;
    this.droppedAttributes = beside.droppedAttributes()
        + Math.max(0, host.getTotalAttributeCount() - host.getAttributes().size());
    this.droppedEvents = beside.droppedEvents()
        + host.getTotalRecordedEvents()
        - host.getEvents().size();
  }

  static MergedSpan of(SpanData host, Identity identity, @Nullable RecordedContent beside) {
    return new MergedSpan(host, identity, beside == null ? new RecordedContent() : beside);
  }

  /**
   * A span of our own, which has its identity; unless the environment's limits for attributes cut
   * it or left no room for it.
   */
  static SpanData withIdentity(SpanData span, Identity identity) {
    return identity.sessionId().equals(span.getAttributes().get(SpanKeys.SESSION_ID))
        ? span
        : of(span, identity, null);
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
