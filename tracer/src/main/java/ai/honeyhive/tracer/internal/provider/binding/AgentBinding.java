package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Counters;
import ai.honeyhive.tracer.internal.diagnostics.Counts;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import ai.honeyhive.tracer.internal.export.Awaited;
import ai.honeyhive.tracer.internal.processing.MessageLogs;
import ai.honeyhive.tracer.internal.provider.OwnOpenTelemetry;
import ai.honeyhive.tracer.internal.provider.propagation.IdentityPropagator;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The tracer's spans are made by OpenTelemetry's agent. HoneyHive's extension in there sees them,
 * and all others of the process, and delivers them; it knows ours by what is written on them before
 * they start.
 */
final class AgentBinding implements Binding {
  private final OpenTelemetry handedOut;
  private final SpanOwner owner;
  private final Tracer tracer;
  private final Fence fence;
  private final ExtensionDoor door;
  private volatile boolean closed;

  AgentBinding(OpenTelemetry agent, SpanOwner owner, Fence fence, ExtensionDoor door) {
    this.owner = owner;
    this.fence = fence;
    this.door = door;
    this.tracer = agent.getTracer(OwnOpenTelemetry.SCOPE);
    this.handedOut = new HandedOut(
        agent,
        MessageLogs.marked(fence),
        behind -> IdentityPropagator.ofTracer(behind, owner, fence),
        this::startForInstrumentor);
  }

  @Override
  public TracerMode mode() {
    return TracerMode.AGENT_EXTENSION;
  }

  @Override
  public OpenTelemetry openTelemetry() {
    return handedOut;
  }

  @Override
  public StartedSpan start(SpanOwner of, String name, String eventType) {
    return start(of, tracer.spanBuilder(name).setAttribute(SpanKeys.EVENT_TYPE, eventType));
  }

  private StartedSpan start(SpanOwner of, SpanBuilder builder) {
    if (closed) {
      return StartedSpan.NOTHING;
    }
    Context context = OwnerContext.with(Context.current(), of);
    Span span = start(of, builder, context);
    return span.getSpanContext().isValid()
        ? new StartedSpan(span, span, context.with(span))
        : StartedSpan.NOTHING;
  }

  /** What an instrumentor of ours starts outside any scope is this tracer's. */
  private Span startForInstrumentor(SpanBuilder builder, Context parent) {
    SpanOwner scope = OwnerContext.of(parent);
    if (closed && (scope == null || scope == owner)) {
      return builder.startSpan();
    }
    return start(scope == null ? owner : scope, builder, parent);
  }

  private Span start(SpanOwner of, SpanBuilder builder, Context parent) {
    Span span =
        builder.setParent(parent).setAllAttributes(of.identity().attributes()).startSpan();
    boolean recording = span.isRecording();
    fence.run("Counting a span", recording ? of::started : of::unsampled);
    return span;
  }

  @Override
  public String sampler() {
    return "the agent's";
  }

  @Override
  public boolean check(
      SpanOwner of, String name, String eventType, CompletableFuture<Awaited.End> end) {
    String nonce = UUID.randomUUID().toString();
    Span span = start(
            of,
            tracer
                .spanBuilder(name)
                .setAttribute(SpanKeys.EVENT_TYPE, eventType)
                .setAttribute(SpanKeys.SELF_CHECK, nonce))
        .span();
    span.end();
    CheckAnswer.await(nonce, end);
    return span.getSpanContext().isSampled();
  }

  @Override
  public boolean flush(Duration timeout) {
    return door.flush(timeout);
  }

  /** The extension's, which are those of the whole process. */
  @Override
  public Counts counts(Counters here) {
    return door.counts(here);
  }

  /** The provider is the agent's. */
  @Override
  public void close() {
    closed = true;
    PublishedMain.remove(owner);
  }
}
