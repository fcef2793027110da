package ai.honeyhive.tracer.internal.context;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracers of this process that are open, and which of them is main: it gets the spans of shared
 * providers that start outside any scope. Thread-safe.
 */
public final class OpenTracers {
  private static final MainElection OPEN = new MainElection();

  private OpenTracers() {}

  /** Adds a tracer that was opened; the one appointed last is main. */
  public static void add(SpanOwner tracer, boolean appointed) {
    OPEN.add(tracer, appointed);
  }

  /** Removes a tracer that was closed. */
  public static void remove(SpanOwner tracer) {
    OPEN.remove(tracer);
  }

  /** All that are open, in the order they were opened. */
  public static List<SpanOwner> all() {
    return OPEN.all();
  }

  /** The main tracer, or null when none is open. */
  public static @Nullable SpanOwner main() {
    return OPEN.main();
  }
}
