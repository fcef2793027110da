package ai.honeyhive.server.internal.storage;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.TooLargeException;
import ai.honeyhive.server.store.VersionConflictException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for the disk. */
final class Durable {
  private static final int WAIT_SECONDS = 30;

  private Durable() {}

  /** Returns when it was written. */
  static <T> T await(Future<T> written) {
    try {
      return written.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof TooLargeException tooLarge) {
        throw HttpFailure.tooLarge(String.valueOf(tooLarge.getMessage()));
      }
      if (cause instanceof VersionConflictException conflict) {
        throw conflict;
      }
      throw new StoreException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException e) {
      throw new StoreException("Nothing was written in " + WAIT_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("The server is stopping", e);
    }
  }
}
