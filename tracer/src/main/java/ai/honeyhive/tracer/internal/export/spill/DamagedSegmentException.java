package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;

/** From some place on, a segment does not tell where its records are. */
final class DamagedSegmentException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedSegmentException(String message) {
    super(message);
  }
}
