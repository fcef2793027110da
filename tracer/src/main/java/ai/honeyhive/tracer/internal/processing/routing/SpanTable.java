package ai.honeyhive.tracer.internal.processing.routing;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the record of a live span. The span is held weakly and told apart by identity: a span that
 * never ends is forgotten with its last user, and two spans are never taken for one. Thread-safe.
 */
final class SpanTable {
  private final ConcurrentHashMap<Object, SpanRecord> records = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

  /** Whether the record was put; false when the span has one already. */
  boolean put(Object span, SpanRecord record) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      records.remove(gone);
    }
    return records.putIfAbsent(new WeakKey(span, collected), record) == null;
  }

  @Nullable
  SpanRecord get(Object span) {
    return records.isEmpty() ? null : records.get(new LookupKey(span));
  }

  @Nullable
  SpanRecord remove(Object span) {
    return records.isEmpty() ? null : records.remove(new LookupKey(span));
  }

  int size() {
    return records.size();
  }

  /** Equals itself, so that it can be removed when its span is gone, and a look-up of its span. */
  private static final class WeakKey extends WeakReference<Object> {
    private final int hash;

    WeakKey(Object span, ReferenceQueue<Object> queue) {
      super(span, queue);
      this.hash = System.identityHashCode(span);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || (other instanceof WeakKey key && key.get() == get() && get() != null);
    }
  }

  private static final class LookupKey {
    private final Object span;

    LookupKey(Object span) {
      this.span = span;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(span);
    }

    // One-sided on purpose: ConcurrentHashMap asks the key it was given, never the stored one.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof WeakKey key ? key.get() == span : other == this;
    }
  }
}
