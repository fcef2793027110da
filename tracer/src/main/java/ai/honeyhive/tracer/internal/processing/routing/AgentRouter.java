package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import org.jspecify.annotations.Nullable;

/**
 * The router inside OpenTelemetry's agent, from where the scopes of the application's tracers
 * cannot be seen. A span belongs to the session that a tracer named on it at its start, else to
 * that of its parent, else to the main one. Writes nothing on the spans. Thread-safe.
 */
public final class AgentRouter implements SpanProcessor {
  /** The sessions of the application, as seen from the agent. */
  public interface Sessions {
    /** The session of spans on which none is named. */
    SpanOwner main();

    /**
     * The session named on a span.
     *
     * @param inherited the session the span would have without
     */
    SpanOwner named(String session, ReadableSpan span, SpanOwner inherited);
  }

  private final Sessions sessions;
  private final Fence fence;

  /** Makes the router of the agent's provider. */
  public AgentRouter(Sessions sessions, Fence fence) {
    this.sessions = sessions;
    this.fence = fence;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    fence.run("Starting a span", () -> start(parent, span));
  }

  private void start(Context parent, ReadWriteSpan span) {
    SpanRecord above = LiveSpans.recordIn(parent);
    SpanOwner inherited = above == null ? sessions.main() : above.owner();
    String session = span.getAttribute(SpanKeys.SESSION_ID);
    boolean named = session != null;
    SpanOwner owner = session == null ? inherited : sessions.named(session, span, inherited);
    if (span.getSpanContext().isSampled()) {
      SpanRecord record = new Start(owner, bond(named, above), above)
          .request(parent, span)
          .beside(parent, span, named);
      if (named && record != null) {
        record.want();
      }
    } else if (named) {
      owner.unsampled();
    }
  }

  private static Bond bond(boolean named, @Nullable SpanRecord above) {
    if (named) {
      return Bond.KIN;
    }
    return above == null ? Bond.APART : above.bond();
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    fence.run("Ending a span", () -> {
      SpanRecord record = LiveSpans.ended(span);
      if (record != null) {
        record.end(span::toSpanData);
      }
    });
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  /** Records an event beside the span that is current in a context, when that is known. */
  public void addEvent(Context context, String name, Attributes attributes, long epochNanos) {
    SpanRecord record = LiveSpans.recordIn(context);
    if (record != null) {
      record.content().add(EventData.create(epochNanos, name, attributes));
    }
  }
}
