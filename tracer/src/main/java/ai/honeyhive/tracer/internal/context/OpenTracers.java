package ai.honeyhive.tracer.internal.context;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tracers of this process that are open, and which of them is main: it gets the spans of shared
 * providers that start outside any scope. Thread-safe.
 *
 * <p>They are held weakly: who forgets a tracer without closing it need not pay for it for ever.
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

  /** Removes those that the application has forgotten. */
  public static void forget() {
    OPEN.forget();
  }

  /**
   * From now on there is a provider that hands spans to whoever is main, so that one is kept until
   * it is closed.
   */
  public static void keepMain() {
    OPEN.keepMain();
  }

  /**
   * Forgets that there ever was such a provider. The test kit calls it before each test, whose
   * providers are gone with it.
   */
  public static void forgetProviders() {
    OPEN.keepNone();
  }

  /** All that are open, in the order they were opened. */
  public static List<SpanOwner> all() {
    return OPEN.all();
  }

  /** The main tracer, or null when none is open. */
  public static @Nullable SpanOwner main() {
    return OPEN.main();
  }

  /** The tracer whose own session that is, or null when none of those that are open has it. */
  public static @Nullable SpanOwner ofSession(String sessionId) {
    for (SpanOwner tracer : OPEN.all()) {
      if (tracer.identity().sessionId().equals(sessionId)) {
        return tracer;
      }
    }
    return null;
  }
}
