package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside one span: its owner, the record of its parent, whether it is wanted, and
 * what was recorded of it without writing on it. Thread-safe.
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
  private final boolean scoped;
  private final boolean carriesIdentity;
  private volatile @Nullable RecordedContent content;
  private boolean wanted;
  private @Nullable SpanData ended;

  /**
   * Makes the record of a span that starts.
   *
   * @param parent the record of its parent; it counts when it has the same owner
   * @param scoped whether it started in a scope of its owner, itself or an ancestor
   * @param carriesIdentity whether the owner's identity is written on the span itself, and what is
   *     recorded of it may be too
   */
  SpanRecord(
      SpanOwner owner, @Nullable SpanRecord parent, boolean scoped, boolean carriesIdentity) {
    this.owner = owner;
    boolean linked = parent != null && parent.owner == owner && parent.ancestors < MAX_ANCESTORS;
    this.parent = linked ? parent : null;
    this.ancestors = this.parent == null ? 0 : this.parent.ancestors + 1;
    this.scoped = scoped;
    this.carriesIdentity = carriesIdentity;
  }

  SpanOwner owner() {
    return owner;
  }

  boolean isScoped() {
    return scoped;
  }

  /** Whether what belongs to the span may be written on it. */
  boolean isWritable() {
    return carriesIdentity;
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
    }
    return true;
  }

  /** Whether the span will be delivered when it ends. */
  private synchronized boolean isWanted() {
    return wanted;
  }

  /**
   * Delivers the span when it is wanted, as one of a model always is, and else keeps it until its
   * descendants are gone. One that is wanted and cannot be read has ended all the same: it fails
   * again, and is counted, where it is to be sent.
   */
  void end(Supplier<SpanData> ending) {
    SpanData span;
    try {
      span = ending.get();
      if (!isWanted() && GenAiSpans.matches(span.getAttributes())) {
        want();
      }
    } catch (RuntimeException | Error e) {
      endUnread(e);
      return;
    }
    deliverOrKeep(span);
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
    if (carriesIdentity && beside == null) {
      owner.ended(() -> MergedSpan.withIdentity(span, identity));
    } else {
      owner.ended(() -> MergedSpan.of(span, identity, beside));
    }
  }
}
