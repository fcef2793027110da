package ai.honeyhive.tracer.internal.diagnostics;

import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports each kind of failure once as a WARN with its id and what to do; later ones at DEBUG.
 * Thread-safe.
 */
public final class Diagnostics {
  private static final System.Logger LOGGER = System.getLogger("ai.honeyhive.tracer");

  private final Set<Diagnosis> reported = EnumSet.noneOf(Diagnosis.class);
  private volatile @Nullable String lastFailure;

  /** Reports a failure without a cause. */
  public void report(Diagnosis diagnosis, String what) {
    report(diagnosis, what, null);
  }

  /** Reports a failure. The text must not hold a secret or content of a span. */
  public void report(Diagnosis diagnosis, String what, @Nullable Throwable cause) {
    String message = diagnosis.id() + ": " + what
        + (cause == null ? "" : " (" + describe(cause) + ")") + ". " + diagnosis.action();
    lastFailure = message;
    if (firstOfItsKind(diagnosis)) {
      LOGGER.log(Level.WARNING, message);
    } else {
      LOGGER.log(Level.DEBUG, message);
    }
  }

  /** The last failure reported, or null when there was none. */
  public @Nullable String lastFailure() {
    return lastFailure;
  }

  private boolean firstOfItsKind(Diagnosis diagnosis) {
    synchronized (reported) {
      return reported.add(diagnosis);
    }
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
