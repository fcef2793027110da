package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.Capture;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Hands each span of one provider to the tracer it belongs to: the one in whose scope it started,
 * else the provider's own, else the main one. Tracers join and leave; routers stay, because a
 * provider's processors are fixed when it is built. Thread-safe.
 */
public final class SpanRouter implements SpanProcessor {
  /**
   * One for all routers of the process, so that a span two of them see, because a processor was
   * added twice, is taken once.
   */
  private static final SpanTable LIVE = new SpanTable();

  private static volatile boolean onAHost;

  private final @Nullable SpanOwner own;
  private final boolean ours;
  private final Fence fence;

  private SpanRouter(@Nullable SpanOwner own, boolean ours, Fence fence) {
    this.own = own;
    this.ours = ours;
    this.fence = fence;
  }

  /** The router of a tracer's own provider. */
  public static SpanRouter ofTracer(SpanOwner own, Fence fence) {
    return new SpanRouter(own, true, fence);
  }

  /** The router of a provider that HoneyHive made for all its tracers. */
  public static SpanRouter ofShared(Fence fence) {
    return new SpanRouter(null, true, fence);
  }

  /** The router of a provider that the application made. */
  public static SpanRouter ofHost(Fence fence) {
    onAHost = true;
    OpenTracers.keepMain();
    return new SpanRouter(null, false, fence);
  }

  /** Whether the application was ever given a router for a provider it made. */
  public static boolean isOnAHost() {
    return onAHost;
  }

  /** The record of a live span that a router saw start on a provider that is not its owner's. */
  public static @Nullable SpanRecord recordOf(Span span) {
    return span instanceof TappedSpan tapped ? tapped.record() : LIVE.get(span);
  }

  /**
   * Takes a span that no router saw start: it is read when it ends.
   *
   * @param span a live span of the SDK
   * @return the span to end instead
   */
  public static Span tap(Span span, SpanOwner owner, Fence fence) {
    SpanRecord record = new SpanRecord(owner, null, true, owner.stampsHostSpans());
    LIVE.put(span, record);
    record.want();
    if (owner.stampsHostSpans()) {
      span.setAllAttributes(owner.identity().attributes());
    }
    return new TappedSpan(span, record, fence);
  }

  static void ended(Span tapped, SpanRecord record) {
    LIVE.remove(tapped);
    if (tapped instanceof ReadableSpan readable) {
      record.end(readable::toSpanData);
    }
  }

  /** Where to record what belongs to a span: on itself, or beside it when it is a host's. */
  public static Span contentOf(Span span) {
    SpanRecord record = recordOf(span);
    return record == null || record.isWritable() ? span : new BesideSpan(span, record);
  }

  /** Where to record what belongs to the span that is current in a context. */
  public static Span contentIn(Context context) {
    Span current = Span.fromContext(context);
    Span isolated = IsolatedSpan.behind(context, current);
    return isolated == null ? contentOf(current) : isolated;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    fence.run("Starting a span", () -> {
      SpanRecord above = recordOf(Span.fromContext(parent));
      SpanOwner scope = scope(parent, above);
      SpanOwner owner = scope != null ? scope : own != null ? own : OpenTracers.main();
      if (owner == null) {
        return;
      }
      if (!span.getSpanContext().isSampled()) {
        owner.unsampled();
      } else if (ours) {
        startOurs(owner, span);
      } else {
        startHosts(owner, scope != null, above, span);
      }
    });
  }

  /**
   * A span without parent still started where its thread is; one whose context lost its owner on
   * the way still has a parent.
   */
  private static @Nullable SpanOwner scope(Context parent, @Nullable SpanRecord above) {
    SpanOwner owner = OwnerContext.of(parent);
    if (owner == null) {
      owner = OwnerContext.of(Context.current());
    }
    return owner == null && above != null && above.isScoped() ? above.owner() : owner;
  }

  private void startOurs(SpanOwner owner, ReadWriteSpan span) {
    if (owner == own) {
      owner.started();
    }
    span.setAllAttributes(owner.identity().attributes());
    if (owner != own) {
      SpanRecord record = new SpanRecord(owner, null, true, true);
      if (LIVE.put(span, record)) {
        record.want();
      }
    }
  }

  private static void startHosts(
      SpanOwner owner, boolean scoped, @Nullable SpanRecord above, ReadWriteSpan span) {
    Capture capture = owner.capture();
    if (capture == Capture.SCOPED && !scoped) {
      return;
    }
    SpanRecord record = new SpanRecord(owner, above, scoped, owner.stampsHostSpans());
    if (!LIVE.put(span, record)) {
      return;
    }
    if (owner.stampsHostSpans()) {
      span.setAllAttributes(owner.identity().attributes());
    }
    if (capture != Capture.GENAI) {
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
      SpanRecord record = LIVE.remove(span);
      if (record != null) {
        record.end(span::toSpanData);
      } else if (own != null && span.getSpanContext().isSampled()) {
        own.ended(() -> MergedSpan.withIdentity(span.toSpanData(), own.identity()));
      }
    });
  }

  /** Flushes the tracers, which may have spans of other providers too. */
  @Override
  public CompletableResultCode forceFlush() {
    return fence.call(
        "Flushing",
        () -> CompletableResultCode.ofAll(
            OpenTracers.all().stream().map(SpanOwner::flush).toList()),
        CompletableResultCode.ofFailure());
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
