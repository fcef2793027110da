package ai.honeyhive.tracer.internal.export.transport;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt to send a request ended. */
public sealed interface HttpAnswer {
  /** What it says, in a few words, for whoever looks for the reason of a failure. */
  default String text() {
    if (this instanceof Refused refused) {
      return "HTTP " + refused.status() + " " + refused.message();
    }
    return this instanceof Unreachable unreachable
        ? String.valueOf(unreachable.cause())
        : "accepted";
  }

  /**
   * The server has it: a 2xx.
   *
   * @param body the answer's, shortened to what a tracer reads
   */
  record Accepted(int status, ByteBuffer body) implements HttpAnswer {}

  /**
   * The server answered with another status.
   *
   * @param message the human part of the answer, short
   * @param retryAfter what {@code Retry-After} asks for, or null
   */
  record Refused(int status, String message, @Nullable Duration retryAfter) implements HttpAnswer {}

  /**
   * No answer came.
   *
   * @param cause why
   * @param sent whether the server may have got the request all the same
   * @param stale whether the cause may be a pooled connection that the server had closed
   */
  record Unreachable(Exception cause, boolean sent, boolean stale) implements HttpAnswer {}
}
