package ai.honeyhive.server.internal.api;

import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.store.StoreBusyException;
import ai.honeyhive.server.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks callers to come again when the store cannot do its work now; clients retry on 503. */
final class StoreFailures implements Handler {
  private static final Logger LOG = System.getLogger(StoreFailures.class.getName());
  private static final int RETRY_AFTER_SECONDS = 1;

  private final AtomicBoolean reported = new AtomicBoolean();
  private final Handler next;

  StoreFailures(Handler next) {
    this.next = next;
  }

  @Override
  public Response handle(Request request) throws IOException {
    try {
      return next.handle(request);
    } catch (StoreBusyException e) {
      throw unavailable(e);
    } catch (StoreException e) {
      LOG.log(reported.getAndSet(true) ? Level.DEBUG : Level.WARNING, "The storage failed", e);
      throw unavailable(e);
    }
  }

  private static HttpFailure unavailable(StoreException e) {
    return HttpFailure.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER_SECONDS);
  }
}
