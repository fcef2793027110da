package ai.honeyhive.tracer.internal.context;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracers of this process that are open, and which of them is main: it gets the spans of shared
 * providers that start outside any scope. Thread-safe.
 */
public final class OpenTracers {
  private static final List<SpanOwner> OPEN = new ArrayList<>();
  private static final List<SpanOwner> APPOINTED = new ArrayList<>();
  private static volatile @Nullable SpanOwner main;

  private OpenTracers() {}

  /** Adds a tracer that was opened; the one appointed last is main. */
  public static synchronized void add(SpanOwner tracer, boolean appointed) {
    OPEN.add(tracer);
    if (appointed) {
      APPOINTED.add(tracer);
    }
    elect();
  }

  /** Removes a tracer that was closed. */
  public static synchronized void remove(SpanOwner tracer) {
    OPEN.remove(tracer);
    APPOINTED.remove(tracer);
    elect();
  }

  private static void elect() {
    if (!APPOINTED.isEmpty()) {
      main = APPOINTED.get(APPOINTED.size() - 1);
    } else {
      main = OPEN.isEmpty() ? null : OPEN.get(0);
    }
  }

  /** All that are open, in the order they were opened. */
  public static synchronized List<SpanOwner> all() {
    return List.copyOf(OPEN);
  }

  /** The main tracer, or null when none is open. */
  public static @Nullable SpanOwner main() {
    return main;
  }
}
