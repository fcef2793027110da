package ai.honeyhive.tracer.internal.processing.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/** A span without what must not leave. */
final class RedactedSpan extends DelegatingSpanData {
  private final SpanData span;
  private final Parts parts;

  /** What can hold something of the application. */
  record Parts(
      String name,
      Attributes attributes,
      List<EventData> events,
      List<LinkData> links,
      StatusData status,
      Resource resource,
      InstrumentationScopeInfo scope) {}

  RedactedSpan(SpanData span, Parts parts) {
    super(span);
    this.span = span;
    this.parts = parts;
  }

  boolean isChanged() {
    return parts.attributes() != span.getAttributes()
        || parts.events() != span.getEvents()
        || parts.links() != span.getLinks()
        || parts.status() != span.getStatus()
        || parts.resource() != span.getResource()
        || parts.scope() != span.getInstrumentationScopeInfo()
        || !parts.name().equals(span.getName());
  }

  @Override
  public String getName() {
    return parts.name();
  }

  @Override
  public Attributes getAttributes() {
    return parts.attributes();
  }

  @Override
  public int getTotalAttributeCount() {
    int dropped = super.getTotalAttributeCount() - span.getAttributes().size();
    return parts.attributes().size() + Math.max(0, dropped);
  }

  @Override
  public List<EventData> getEvents() {
    return parts.events();
  }

  @Override
  public List<LinkData> getLinks() {
    return parts.links();
  }

  @Override
  public StatusData getStatus() {
    return parts.status();
  }

  @Override
  public Resource getResource() {
    return parts.resource();
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return parts.scope();
  }
}
