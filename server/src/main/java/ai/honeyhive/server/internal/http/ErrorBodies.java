package ai.honeyhive.server.internal.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Turns whatever a handler throws into the documented error body; never a stack trace. */
final class ErrorBodies implements Handler {
  private static final Logger LOG = System.getLogger(ErrorBodies.class.getName());

  private final Set<Class<?>> reported = ConcurrentHashMap.newKeySet();
  private final Handler next;

  ErrorBodies(Handler next) {
    this.next = next;
  }

  @Override
  public Response handle(Request request) throws IOException {
    try {
      return next.handle(request);
    } catch (HttpFailure failure) {
      return Response.error(failure);
    } catch (RuntimeException e) {
      report(request, e);
      return Response.error(HttpFailure.internal());
    } catch (OutOfMemoryError e) {
      report(request, e);
      return Response.error(HttpFailure.unavailable("The server is out of memory", 1));
    }
  }

  private void report(Request request, Throwable failure) {
    Level level = reported.add(failure.getClass()) ? Level.WARNING : Level.DEBUG;
    LOG.log(level, () -> request.method() + " " + request.rawPath() + " failed", failure);
  }
}
