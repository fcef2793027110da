package ai.honeyhive.test.internal;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a global OpenTelemetry that was left set. Trying to set it tells on every version of the
 * API whether it was set, and by whom; {@code isSet()} exists only since 1.57. What a HoneyHive
 * tracer registered by default is unset without a word: a test that just uses a tracer has nothing
 * to clean up.
 */
public final class GlobalGuard implements Guard {
  private static final String OUR_CLAIM = "ai.honeyhive.tracer.internal.provider.";

  private final List<AssertionError> errors = new ArrayList<>();

  @Override
  public void begin() {
    check("A global OpenTelemetry was set before the test began, by something that no guard"
        + " watches. It is unset now");
  }

  @Override
  public List<AssertionError> end() {
    check("The global OpenTelemetry was left set. Unset it with"
        + " GlobalOpenTelemetry.resetForTest(), or do not register one; GlobalOpenTelemetry.get()"
        + " on an unset global sets a no-op");
    return errors;
  }

  private void check(String what) {
    IllegalStateException set = probe();
    if (set != null && !isOurs(set)) {
      errors.add(new AssertionError(what + from(set), set.getCause()));
    }
  }

  private static boolean isOurs(IllegalStateException set) {
    Throwable setter = set.getCause();
    return setter != null
        && Arrays.stream(setter.getStackTrace())
            .filter(frame -> !frame.getClassName().startsWith("io.opentelemetry."))
            .findFirst()
            .filter(frame -> frame.getClassName().startsWith(OUR_CLAIM))
            .isPresent();
  }

  private static @Nullable IllegalStateException probe() {
    try {
      GlobalOpenTelemetry.set(OpenTelemetry.noop());
      return null;
    } catch (IllegalStateException e) {
      return e;
    } finally {
      GlobalOpenTelemetry.resetForTest();
    }
  }

  private static String from(IllegalStateException set) {
    Throwable setter = set.getCause();
    return setter == null
        ? "; OpenTelemetry does not say by whom"
        : ". It was set here:" + Stacks.describe(setter.getStackTrace());
  }
}
