package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside one span: its owner, the record of its parent, its place in the owner's
 * tree, whether it is wanted, and what was recorded of it without writing on it. Thread-safe.
 *
 * <p>A span is often found to be wanted only when it ends, and its ancestors with it. They are
 * mostly still running; one that has ended is kept for as long as a descendant may want it.
 */
public final class SpanRecord {
  /**
   * How many ancestors are remembered. Work that schedules its own successor makes a chain without
   * end, and every link of it would be kept by the next.
   */
  private static final int MAX_ANCESTORS = 128;

  private final SpanOwner owner;
  private final @Nullable SpanRecord parent;
  private final int ancestors;
  private final Place place;
  private final int limit;
  private volatile @Nullable RecordedContent content;
  private boolean wanted;
  private boolean over;
  private @Nullable SpanData ended;

  /**
   * Makes the record of a span that starts.
   *
   * @param parent the record of its parent; it counts when it is in the same session of the owner
   * @param place where it is in the owner's tree
   */
  SpanRecord(SpanOwner owner, @Nullable SpanRecord parent, Place place) {
    this(owner, parent, place, 0);
  }

  /**
   * The same.
   *
   * @param limit how many attributes the span takes; 0 when that is not known
   */
  SpanRecord(SpanOwner owner, @Nullable SpanRecord parent, Place place, int limit) {
    this.owner = owner;
    this.place = place;
    this.limit = limit;
    boolean linked = parent != null && parent.brings(owner) && parent.ancestors < MAX_ANCESTORS;
    this.parent = linked ? parent : null;
    this.ancestors = this.parent == null ? 0 : this.parent.ancestors + 1;
  }

  /** Makes the record of a span of ours that has started, was counted, and had none so far. */
  static SpanRecord ofStarted(SpanOwner owner, ReadableSpan span) {
    int full = span.toSpanData().getAttributes().size();
    SpanRecord record = new SpanRecord(owner, null, Place.of(Bond.KIN, true), full);
    record.wanted = true;
    return record;
  }

  /** Whether the span is wanted when one below it is that has this owner. */
  private boolean brings(SpanOwner below) {
    return owner == below
        || (owner.tracer() == below.tracer()
            && below.bringsAncestors()
            && owner.identity().sessionId().equals(below.identity().sessionId()));
  }

  SpanOwner owner() {
    return owner;
  }

  Bond bond() {
    return place.bond();
  }

  /** Whether what belongs to the span may be written on it. */
  boolean isWritable() {
    return place.writable();
  }

  /**
   * Whether what starts below the span, in no scope of its own, is its owner's.
   *
   * @param maker the tracer through whose OpenTelemetry that is made, or null
   */
  boolean passesOnTo(@Nullable SpanOwner maker) {
    return switch (place.bond()) {
      case APART -> false;
      case REQUEST, KIN -> maker == null || maker.tracer() == owner.tracer();
      case SCOPE -> true;
    };
  }

  /** Whether the span is in the session of a request, which no context knows. */
  boolean isOfRequest() {
    return place.bond() != Bond.SCOPE && owner.identity().isAutoCreated();
  }

  /** The session of the request that the span is in, for a scope of its tracer that is in none. */
  SpanOwner requestOf(SpanOwner scope) {
    return isOfRequest() && !scope.isInSession() && scope.tracer() == owner.tracer()
        ? owner
        : scope;
  }

  /** Whether what starts below the span depends on this record, also after the span's end. */
  boolean outlivesItsSpan() {
    return place.excluded() || isOfRequest();
  }

  /**
   * What a span below this one has for parent when it is exported.
   *
   * @param self this span
   */
  SpanContext exported(SpanContext self) {
    SpanContext above = place.parent();
    return place.excluded() && above != null ? above : self;
  }

  /** Asks for the span and its ancestors to be delivered, whether they have ended or not. */
  public void want() {
    SpanRecord record = this;
    while (record != null && record.becomesWanted()) {
      record = record.parent;
    }
  }

  private synchronized boolean becomesWanted() {
    if (wanted) {
      return false;
    }
    wanted = true;
    SpanData late = ended;
    ended = null;
    owner.started();
    if (late != null) {
      deliver(late);
    } else if (over && place.excluded()) {
      owner.filtered();
    }
    return true;
  }

  /**
   * Delivers the span when it is wanted, as one of a model is unless only scopes are taken, and
   * else keeps it until its descendants are gone. One that is wanted and cannot be read has ended
   * all the same: it fails again, and is counted, where it is to be sent. Nothing happens the
   * second time.
   */
  void end(Supplier<SpanData> ending) {
    if (place.excluded()) {
      endExcluded();
      return;
    }
    if (!isFirstEnd()) {
      return;
    }
    SpanData span;
    try {
      span = ending.get();
      if (!isWanted() && owner.capture() != Capture.SCOPED && isOfGenAi(span)) {
        want();
      }
    } catch (RuntimeException | Error e) {
      endUnread(e);
      return;
    }
    deliverOrKeep(span);
  }

  /** What the application recorded beside it shows that it is wanted, as its own attributes do. */
  private boolean isOfGenAi(SpanData span) {
    RecordedContent beside = content;
    return GenAiSpans.matches(span.getAttributes()) || (beside != null && beside.isOfGenAi());
  }

  private synchronized boolean isFirstEnd() {
    boolean first = !over;
    over = true;
    return first;
  }

  /** What it holds does not matter: it is not what its ancestors would be wanted for. */
  private synchronized void endExcluded() {
    if (!over && wanted) {
      owner.filtered();
    }
    over = true;
  }

  /** Whether what is recorded of the span makes it one that is delivered, or it is one anyway. */
  boolean isDelivered() {
    return !place.excluded() && (isWanted() || owner.capture() != Capture.SCOPED);
  }

  /** Whether the span will be delivered when it ends. */
  private synchronized boolean isWanted() {
    return wanted;
  }

  private synchronized void endUnread(Throwable why) {
    if (wanted) {
      owner.ended(() -> {
        throw new IllegalStateException("A span could not be read when it ended", why);
      });
    }
  }

  private synchronized void deliverOrKeep(SpanData span) {
    if (wanted) {
      deliver(span);
    } else {
      ended = span;
    }
  }

  /** What is recorded beside the span; made with the first value. */
  RecordedContent content() {
    RecordedContent current = content;
    if (current == null) {
      synchronized (this) {
        current = content;
        if (current == null) {
          current = new RecordedContent();
          content = current;
        }
      }
    }
    return current;
  }

  private void deliver(SpanData span) {
    RecordedContent beside = content;
    // As it is now: by the time the span is sent, its tracer may be closed and its session gone.
    Identity identity = owner.identity();
    if (place.writable() && beside == null && place.parent() == null) {
      owner.ended(() -> MergedSpan.told(MergedSpan.withIdentity(span, identity, limit), owner));
    } else {
      owner.ended(() ->
          MergedSpan.told(MergedSpan.of(span, identity, beside, place.parent(), limit), owner));
    }
  }
}
