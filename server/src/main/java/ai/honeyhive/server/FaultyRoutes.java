package ai.honeyhive.server;

import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.otlp.SpoiledSpans;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Routes whose requests have what the script says happen to them. */
final class FaultyRoutes implements Handler {
  private final Faults faults;
  private final Handler routes;

  FaultyRoutes(Faults faults, Handler routes) {
    this.faults = faults;
    this.routes = routes;
  }

  @Override
  public Response handle(Request request) throws IOException {
    faults.count(request.rawPath());
    if (faults.isEmpty()) {
      return routes.handle(request);
    }
    // Read before it is answered: a client that is still sending does not look for an answer.
    byte[] body = request.body();
    Fault fault = faults.take(request.rawPath(), body.length);
    return fault == null
        ? routes.handle(request.withBody(body))
        : handle(request.withBody(body), body, fault);
  }

  private Response handle(Request request, byte[] body, Fault fault) throws IOException {
    faults.await(fault.before());
    Response own = switch (fault.kind()) {
      case ANSWERED -> Response.of(fault.statusInsteadOf(500), "text/plain", new byte[0]);
      case SPOILED ->
        routes.handle(request.withBody(SpoiledSpans.in(request.mediaType(), body, fault.spans())));
      case HANDLED -> routes.handle(request);
    };
    faults.await(fault.after());
    Response answer = own.withStatus(fault.statusInsteadOf(own.status()));
    for (Map.Entry<String, String> header : fault.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /** The routes themselves when there is no script. */
  static Handler of(@Nullable Faults faults, Handler routes) {
    return faults == null ? routes : new FaultyRoutes(faults, routes);
  }
}
