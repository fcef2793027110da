package ai.honeyhive.test.internal;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import java.util.ArrayList;
import java.util.List;

/** Finds OpenTelemetry scopes that were opened and not closed, on any thread. */
public final class ScopeGuard implements Guard {
  private static final String PROPERTY = "io.opentelemetry.context.enableStrictContext";

  @Override
  public void begin() {
    // Whatever an unguarded test left is not this test's.
    if (ContextStorage.get() instanceof AutoCloseable strict) {
      leaks(strict);
    }
    reset();
  }

  @Override
  public List<AssertionError> end() {
    if (!(ContextStorage.get() instanceof AutoCloseable strict)) {
      return List.of(new AssertionError("Cannot tell whether a scope was left open:"
          + " OpenTelemetry's strict context storage is off. Run the tests with -D" + PROPERTY
          + "=true"));
    }
    List<AssertionError> errors = new ArrayList<>();
    for (AssertionError leak : leaks(strict)) {
      errors.add(new AssertionError(
          "Open scope: " + leak.getMessage() + Stacks.describe(leak.getStackTrace())
              + "\n    Close it, best with try-with-resources.",
          leak));
    }
    Context current = Context.current();
    if (current != Context.root()) {
      errors.add(new AssertionError("The test's thread still has a current context after the test: "
          + current + ". Close the scope that made it current."));
      reset();
    }
    return errors;
  }

  /** The storage throws the first leak and logs all of them when there are several. */
  private static List<AssertionError> leaks(AutoCloseable strict) {
    try (StrictContextLog log = new StrictContextLog()) {
      try {
        strict.close();
        return List.of();
      } catch (AssertionError first) {
        List<AssertionError> all = log.errors();
        return all.isEmpty() ? List.of(first) : all;
      } catch (Exception e) {
        return List.of(new AssertionError("strict context storage failed: " + e, e));
      }
    }
  }

  /**
   * A scope that was lost cannot be closed any more, so its context stays current. Making the root
   * current hides it; the scope of that is forgotten on purpose.
   */
  @SuppressWarnings("MustBeClosedChecker")
  private static void reset() {
    if (Context.current() != Context.root()) {
      Context.root().makeCurrent();
      if (ContextStorage.get() instanceof AutoCloseable strict) {
        leaks(strict);
      }
    }
  }
}
