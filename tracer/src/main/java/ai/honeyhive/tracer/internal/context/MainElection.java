package ai.honeyhive.tracer.internal.context;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the main one of some tracers: the one appointed last, else the oldest that is open. It
 * keeps no tracer that the application has forgotten, except those that were appointed, and the
 * main one where spans may come to it from a provider that does not know it. Thread-safe.
 */
public final class MainElection {
  private final List<Entry> open = new ArrayList<>();
  private boolean keeping;
  private volatile @Nullable Entry main;
  private volatile @Nullable SpanOwner kept;

  private static final class Entry extends WeakReference<SpanOwner> {
    private final @Nullable SpanOwner appointed;

    Entry(SpanOwner tracer, boolean isAppointed) {
      super(tracer);
      this.appointed = isAppointed ? tracer : null;
    }
  }

  /** Adds a tracer that was opened. */
  public synchronized void add(SpanOwner tracer, boolean isAppointed) {
    open.add(new Entry(tracer, isAppointed));
    elect();
  }

  /** Removes a tracer that was closed. */
  public synchronized void remove(SpanOwner tracer) {
    open.removeIf(entry -> entry.get() == tracer);
    elect();
  }

  /** Removes those that the application has forgotten. */
  public synchronized void forget() {
    elect();
  }

  /** From now on whoever is main is kept, forgotten or not, until it is closed. */
  public synchronized void keepMain() {
    keeping = true;
    elect();
  }

  /** From now on nobody is kept, as in the beginning. */
  public synchronized void keepNone() {
    keeping = false;
    elect();
  }

  private void elect() {
    open.removeIf(entry -> entry.get() == null);
    Entry elected = open.isEmpty() ? null : open.get(0);
    for (Entry entry : open) {
      if (entry.appointed != null) {
        elected = entry;
      }
    }
    main = elected;
    kept = keeping && elected != null ? elected.get() : null;
  }

  /** All that are open, in the order they were opened. */
  public synchronized List<SpanOwner> all() {
    return open.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
  }

  /** The main tracer, or null when none is open. */
  public @Nullable SpanOwner main() {
    SpanOwner strongly = kept;
    if (strongly != null) {
      return strongly;
    }
    Entry elected = main;
    if (elected == null) {
      return null;
    }
    SpanOwner tracer = elected.get();
    return tracer == null ? next() : tracer;
  }

  /** The main one was forgotten, and nobody has noticed before. */
  private synchronized @Nullable SpanOwner next() {
    SpanOwner tracer = null;
    while (tracer == null && !open.isEmpty()) {
      elect();
      Entry elected = main;
      tracer = elected == null ? null : elected.get();
    }
    return tracer;
  }
}
