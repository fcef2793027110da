package ai.honeyhive.tracer.internal.export;

import java.nio.ByteBuffer;

/** How a request ended, after all retries. */
sealed interface Answer {

  /** The server has it: a 2xx. */
  record Accepted(ByteBuffer body) implements Answer {}

  /**
   * The server will not have it: a status that is not worth a retry, or still the same after the
   * last one.
   */
  record Refused(int status, String message) implements Answer {}

  /** No answer came. */
  record Unreachable(Exception cause) implements Answer {}
}
