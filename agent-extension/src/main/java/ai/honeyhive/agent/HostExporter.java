package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.provider.OwnOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exporter of the host that sees no attribute of ours: identity and content ride on the agent's
 * spans, and are meant for HoneyHive only. Spans that only ask whether they arrive are left out.
 */
final class HostExporter implements SpanExporter {
  private final SpanExporter host;
  private final Fence fence;

  HostExporter(SpanExporter host, Fence fence) {
    this.host = host;
    this.fence = fence;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    List<SpanData> cleaned = new ArrayList<>(spans.size());
    boolean changed = false;
    for (SpanData span : spans) {
      // One that cannot be looked at is the host's to fail on.
      SpanData clean = fence.call("Cleaning a span of the host", () -> clean(span), span);
      changed |= clean != span;
      if (clean != null) {
        cleaned.add(clean);
      }
    }
    return host.export(changed ? cleaned : spans);
  }

  /** The span as the host may see it; null when it may not. */
  private static @Nullable SpanData clean(SpanData span) {
    if (!hasOurs(span)) {
      return span;
    }
    return span.getAttributes().get(SpanKeys.SELF_CHECK) == null ? new Cleaned(span) : null;
  }

  private static boolean hasOurs(SpanData span) {
    return isOurs(span)
        || hasOurs(span.getAttributes())
        || span.getEvents().stream().anyMatch(event -> hasOurs(event.getAttributes()));
  }

  private static boolean hasOurs(Attributes attributes) {
    for (AttributeKey<?> key : attributes.asMap().keySet()) {
      if (isOurs(key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a tracer of ours made the span: then what it says of models is meant for us too. */
  private static boolean isOurs(SpanData span) {
    return span.getInstrumentationScopeInfo().getName().equals(OwnOpenTelemetry.SCOPE);
  }

  private static boolean isOurs(AttributeKey<?> key) {
    return key.getKey().startsWith("honeyhive.") || key.getKey().startsWith("honeyhive_");
  }

  @Override
  public CompletableResultCode flush() {
    return host.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return host.shutdown();
  }

  @Override
  public String toString() {
    return host.toString();
  }

  private static final class Cleaned extends DelegatingSpanData {
    private final Attributes attributes;
    private final List<EventData> events;
    private final int totalAttributes;
    private final int totalEvents;

    Cleaned(SpanData span) {
      super(span);
      Attributes all = span.getAttributes();
      boolean ofModels = isOurs(span);
      attributes = all.toBuilder()
          .removeIf(key -> isOurs(key) || (ofModels && key.getKey().startsWith("gen_ai.")))
          .build();
      totalAttributes = span.getTotalAttributeCount() - all.size() + attributes.size();
      events = span.getEvents().stream()
          .filter(event -> !hasOurs(event.getAttributes()))
          .toList();
      totalEvents = span.getTotalRecordedEvents() - span.getEvents().size() + events.size();
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
      return totalAttributes;
    }

    @Override
    public List<EventData> getEvents() {
      return events;
    }

    @Override
    public int getTotalRecordedEvents() {
      return totalEvents;
    }
  }
}
