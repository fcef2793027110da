package ai.honeyhive.tracer.internal.export.dispatch;

import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One request from the moment it is complete to its end. It ends once: accepted, refused, given up,
 * divided, or taken elsewhere. Its fields belong to {@link Turns} and the destination; what takes
 * time is called without a lock.
 */
public abstract class Request {
  /** Why a request was given up. */
  public enum GivenUp {
    /** It waited too long. */
    EXPIRED,
    /** Its tracer was closed. */
    CLOSED
  }

  /**
   * How long one that can be put aside waits for its turn, and then for its answer. Exporters of
   * OpenTelemetry wait as long by default, so that a server made for them answers before.
   */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long createdNanos;
  int attempts;
  boolean sent;
  boolean renewed;
  boolean rekeyed;
  long notBefore;
  long patientUntil;
  long sentNanos;

  @Nullable
  HttpCall lastCall;

  @Nullable
  CompletableFuture<HttpAnswer> exchange;

  @Nullable
  Exception lastFailure;

  /** Makes a request that is as old as that. */
  protected Request(long createdNanos) {
    this.createdNanos = createdNanos;
    this.notBefore = createdNanos;
    this.patientUntil = createdNanos + PATIENCE.toNanos();
  }

  /** When it was made, in {@link Workers#nanoTime}. */
  protected final long createdNanos() {
    return createdNanos;
  }

  /** Makes the call; asked for before each attempt, on a worker. */
  protected abstract HttpCall call(Duration timeout);

  /** Bytes it keeps in memory. */
  protected abstract long bytes();

  /** The server has it. */
  protected abstract void accepted(HttpAnswer.Accepted answer);

  /** The server will not have it. */
  protected abstract void refused(HttpAnswer.Refused answer);

  /**
   * It will not be sent any more.
   *
   * @param sent whether an attempt was sent and never answered
   * @param cause the last failure, if there was one
   */
  protected abstract void givenUp(GivenUp why, boolean sent, @Nullable Exception cause);

  /** Asked when the server found it too large: the requests to send instead, or none. */
  protected List<Request> divided() {
    return List.of();
  }

  /** Whether it may be kept elsewhere, so that it need not wait here for its server. */
  protected boolean canBePutAside() {
    return false;
  }

  /** Whether a server that refuses it for now will refuse the tracer's other requests too. */
  protected boolean speaksForAll() {
    return true;
  }

  /**
   * Told when its retries are used up, or those of another that waits with it.
   *
   * @return whether it is kept elsewhere from now on, and has ended here
   */
  protected boolean putAside(HttpAnswer why) {
    return false;
  }

  /** Asked when the key of a call was refused: whether there is another one to try. */
  protected boolean renewsKey(HttpCall refused) {
    return false;
  }

  /** Whether the status is worth a retry. */
  protected abstract boolean isRetryable(int status);
}
