package ai.honeyhive.tracer.internal.context;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the main one of some tracers: the one appointed last, else the oldest that is open.
 * Thread-safe.
 */
public final class MainElection {
  private final List<SpanOwner> open = new ArrayList<>();
  private final List<SpanOwner> appointed = new ArrayList<>();
  private volatile @Nullable SpanOwner main;

  /** Adds a tracer that was opened. */
  public synchronized void add(SpanOwner tracer, boolean isAppointed) {
    open.add(tracer);
    if (isAppointed) {
      appointed.add(tracer);
    }
    elect();
  }

  /** Removes a tracer that was closed. */
  public synchronized void remove(SpanOwner tracer) {
    open.remove(tracer);
    appointed.remove(tracer);
    elect();
  }

  private void elect() {
    if (!appointed.isEmpty()) {
      main = appointed.get(appointed.size() - 1);
    } else {
      main = open.isEmpty() ? null : open.get(0);
    }
  }

  /** All that are open, in the order they were opened. */
  public synchronized List<SpanOwner> all() {
    return List.copyOf(open);
  }

  /** The main tracer, or null when none is open. */
  public @Nullable SpanOwner main() {
    return main;
  }
}
