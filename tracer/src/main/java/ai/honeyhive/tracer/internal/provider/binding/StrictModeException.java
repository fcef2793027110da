package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import org.jspecify.annotations.Nullable;

/** What would have been a warning, in strict mode. */
public final class StrictModeException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception with the text of the warning. */
  public StrictModeException(Diagnosis diagnosis, String what, @Nullable Throwable cause) {
    super(diagnosis.id() + ": " + what + ". " + diagnosis.action(), cause);
  }
}
