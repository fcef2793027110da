package ai.honeyhive.client;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** There were too many requests: 429, still after the retries. */
public final class RateLimitException extends HoneyHiveException {
  private static final long serialVersionUID = 1;

  /** How long the backend asks to wait, or null when it did not say. */
  private final @Nullable Duration retryAfter;

  /**
   * Makes the failure of a request.
   *
   * @param message what failed, and why
   * @param request the request
   * @param retryAfter how long the backend asks to wait, or null when it did not say
   */
  public RateLimitException(String message, FailedRequest request, @Nullable Duration retryAfter) {
    super(message, request, null);
    this.retryAfter = retryAfter;
  }

  /**
   * Returns how long the backend asks to wait.
   *
   * @return the time from the answer on; empty when it did not say
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
