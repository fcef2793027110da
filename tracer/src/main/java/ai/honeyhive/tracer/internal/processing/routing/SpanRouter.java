package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * Hands each span of one provider to the tracer it belongs to: the one in whose scope it started,
 * else the provider's own, else the main one. Tracers join and leave; routers stay, because a
 * provider's processors are fixed when it is built. Thread-safe.
 */
public final class SpanRouter implements SpanProcessor {
  private static volatile boolean onAHost;

  private final @Nullable SpanOwner own;
  private final boolean ours;
  private final int limit;
  private final boolean cutsValues;
  private final Fence fence;

  private SpanRouter(
      @Nullable SpanOwner own, boolean ours, @Nullable SpanLimits limits, Fence fence) {
    this.own = own;
    this.ours = ours;
    this.limit = limits == null ? 0 : limits.getMaxNumberOfAttributes();
    this.cutsValues = limits == null || limits.getMaxAttributeValueLength() < Integer.MAX_VALUE;
    this.fence = fence;
  }

  /** The router of a tracer's own provider, which has these limits. */
  public static SpanRouter ofTracer(SpanOwner own, SpanLimits limits, Fence fence) {
    return new SpanRouter(own, true, limits, fence);
  }

  /** The router of a provider that HoneyHive made for all its tracers, which has these limits. */
  public static SpanRouter ofShared(SpanLimits limits, Fence fence) {
    return new SpanRouter(null, true, limits, fence);
  }

  /** The router of a provider that the application made. */
  public static SpanRouter ofHost(Fence fence) {
    onAHost = true;
    OpenTracers.keepMain();
    return new SpanRouter(null, false, null, fence);
  }

  /** Whether the application was ever given a router for a provider it made. */
  public static boolean isOnAHost() {
    return onAHost;
  }

  /** The record of a span that is not simply its provider's; null when there is none. */
  public static @Nullable SpanRecord recordOf(Span span) {
    return LiveSpans.recordOf(span);
  }

  /** The context itself when it is in a scope of the owner, else a new one that is. */
  public static Context enter(Context context, SpanOwner owner) {
    return Nesting.enter(context, owner);
  }

  /**
   * Who a context belongs to: the innermost scope in it, or the request whose session the current
   * span is in, where that scope is in none; null for nobody.
   */
  public static @Nullable SpanOwner ownerIn(Context context) {
    SpanOwner scope = OwnerContext.of(context);
    SpanRecord current = LiveSpans.recordIn(context);
    if (scope != null) {
      return current == null ? scope : current.requestOf(scope);
    }
    return current != null && current.isOfRequest() ? current.owner() : null;
  }

  /** The session of the request that a context is in, when that is the owner's; else the owner. */
  public static SpanOwner requestIn(Context context, SpanOwner owner) {
    SpanRecord current = LiveSpans.recordIn(context);
    return current == null ? owner : current.requestOf(owner);
  }

  /**
   * What a span that somebody else starts below this context should have for parent: the current
   * span, or the nearest above it that the {@linkplain #ownerIn owner} of the context exports.
   *
   * @return invalid when it should have none
   */
  public static SpanContext exportedSpan(Context context) {
    SpanOwner owner = ownerIn(context);
    if (owner == null) {
      SpanRecord current = LiveSpans.recordIn(context);
      owner = current == null ? null : current.owner();
    }
    return owner == null
        ? Span.fromContext(context).getSpanContext()
        : Nesting.exportedIn(context, owner);
  }

  /**
   * Takes a span that no router saw start: it is read when it ends.
   *
   * @param span a live span of the SDK
   * @param parent the context it was started in
   * @return the span to end instead; the same when it is nobody's
   */
  public static Span tap(Span span, Context parent, Fence fence) {
    Start start = Start.of(parent, OwnerContext.maker(parent), Bond.KIN);
    if (start == null || !(span instanceof ReadableSpan readable)) {
      return span;
    }
    Start begun = start.request(parent, readable);
    SpanOwner owner = begun.owner();
    SpanRecord record = new SpanRecord(
        owner, begun.above(), begun.place(parent, readable, owner.stampsHostSpans()));
    LiveSpans.put(span, record);
    record.want();
    if (owner.stampsHostSpans()) {
      span.setAllAttributes(owner.identity().attributes());
    }
    return new TappedSpan(span, record, fence);
  }

  /** Where to record what belongs to a span of a tracer's own provider. */
  public static Span contentOfOwn(Span span, SpanOwner owner) {
    return new RoomySpan(span, owner);
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
    fence.run("Starting a span", () -> start(parent, span));
  }

  private void start(Context parent, ReadWriteSpan span) {
    SpanOwner maker = ours ? own : OwnerContext.maker(parent);
    Bond outside = ours || maker != null ? Bond.KIN : Bond.APART;
    Start start = Start.of(parent, maker, outside);
    if (start == null) {
      return;
    }
    if (!span.getSpanContext().isSampled()) {
      start.owner().unsampled();
    } else if (ours) {
      startOurs(start.request(parent, span), parent, span);
    } else {
      startHosts(start.request(parent, span), parent, span);
    }
  }

  private void startOurs(Start start, Context parent, ReadWriteSpan span) {
    SpanOwner owner = start.owner();
    Place place = start.place(parent, span, true);
    boolean plain = owner == own && place.isPlain();
    if (plain) {
      owner.started();
    }
    span.setAllAttributes(owner.identity().attributes());
    if (!plain) {
      SpanRecord record = new SpanRecord(owner, null, place, limit);
      if (LiveSpans.put(span, record)) {
        record.want();
      }
    }
  }

  private static void startHosts(Start start, Context parent, ReadWriteSpan span) {
    boolean stamps = start.owner().stampsHostSpans();
    if (start.beside(parent, span, stamps) != null && stamps) {
      span.setAllAttributes(start.owner().identity().attributes());
    }
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
      } else if (own != null && span.getSpanContext().isSampled()) {
        own.ended(() -> whole(span.toSpanData(), own));
      }
    });
  }

  private SpanData whole(SpanData span, SpanOwner owner) {
    Identity identity = owner.identity();
    return !cutsValues && MergedSpan.hasRoomFor(span, identity)
        ? span
        : MergedSpan.told(MergedSpan.withIdentity(span, identity, limit), owner);
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
