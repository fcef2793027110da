package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.Capture;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
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

  private final SpanTable live = new SpanTable();
  private final Sessions sessions;
  private final Fence fence;

  /** Makes the router of the agent's provider. */
  public AgentRouter(Sessions sessions, Fence fence) {
    this.sessions = sessions;
    this.fence = fence;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    fence.run("Starting a span", () -> start(live.get(Span.fromContext(parent)), span));
  }

  private void start(@Nullable SpanRecord above, ReadWriteSpan span) {
    SpanOwner inherited = above == null ? sessions.main() : above.owner();
    String session = span.getAttribute(SpanKeys.SESSION_ID);
    SpanOwner owner = session == null ? inherited : sessions.named(session, span, inherited);
    boolean named = session != null;
    if (!span.getSpanContext().isSampled()) {
      if (named) {
        owner.unsampled();
      }
      return;
    }
    Capture capture = owner.capture();
    boolean scoped = named || (above != null && above.bond().isScoped());
    if (capture == Capture.SCOPED && !scoped) {
      return;
    }
    SpanRecord record =
        new SpanRecord(owner, above, Place.of(scoped ? Bond.SCOPE : Bond.APART, named));
    live.put(span, record);
    if (named || capture != Capture.GENAI) {
      record.want();
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    fence.run("Ending a span", () -> {
      SpanRecord record = live.remove(span);
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
    SpanRecord record = live.get(Span.fromContext(context));
    if (record != null) {
      record.content().add(EventData.create(epochNanos, name, attributes));
    }
  }
}
