package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside one span: its owner, the record of its parent, whether it is wanted, and
 * what was recorded of it without writing on it. Thread-safe.
 *
 * <p>A span is often found to be wanted only when it ends, and its ancestors with it. They are
 * mostly still running; one that has ended is kept for as long as a descendant may want it.
 */
public final class SpanRecord {
  private final SpanOwner owner;
  private final @Nullable SpanRecord parent;
  private final boolean carriesIdentity;
  private volatile @Nullable RecordedContent content;
  private boolean wanted;
  private @Nullable SpanData ended;

  /**
   * Makes the record of a span that starts.
   *
   * @param parent the record of its parent, when that has the same owner
   * @param carriesIdentity whether the owner's identity is written on the span itself, and what is
   *     recorded of it may be too
   */
  SpanRecord(SpanOwner owner, @Nullable SpanRecord parent, boolean carriesIdentity) {
    this.owner = owner;
    this.parent = parent;
    this.carriesIdentity = carriesIdentity;
  }

  SpanOwner owner() {
    return owner;
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
  synchronized boolean isWanted() {
    return wanted;
  }

  /** Delivers the span when it is wanted, and else keeps it until its descendants are gone. */
  synchronized void end(SpanData span) {
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
    if (carriesIdentity && beside == null) {
      owner.ended(() -> span);
    } else {
      owner.ended(() -> MergedSpan.of(span, owner.identity(), beside));
    }
  }
}
