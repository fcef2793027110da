package ai.honeyhive.server.internal.api;

import ai.honeyhive.server.internal.http.ApiKeys;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Router;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.StoreException;

/** Puts the data plane's routes on a router. */
public final class DataPlane {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final Router router;
  private final ApiKeys keys;

  private DataPlane(Router router, ApiKeys keys) {
    this.router = router;
    this.keys = keys;
  }

  public static void addTo(Router router, Storage storage, Handler traces, ApiKeys keys) {
    SessionRoutes sessions = new SessionRoutes(storage);
    EventRoutes events = new EventRoutes(storage);
    router.route("GET", "/healthz", r -> Response.json(Json.object().put("status", "ok")));
    new DataPlane(router, keys)
        .route("POST", "/opentelemetry/v1/traces", traces)
        .route("POST", "/v1/traces", traces)
        .route("POST", "/v1/sessions", sessions::start)
        .route("POST", "/session/start", sessions::startLegacy)
        .route("GET", "/v1/sessions/{id}", sessions::node)
        .route("POST", "/v1/events", events::create)
        .route("POST", "/events", events::createLegacy)
        .route("POST", "/v1/events/search", events::search)
        .route("GET", "/v1/events/{id}", events::find);
  }

  private DataPlane route(String method, String path, Handler handler) {
    router.route(method, path, keys.guard(storeFailures(handler)));
    return this;
  }

  /** A store that cannot do its work now is asked again later: clients retry on 503. */
  private static Handler storeFailures(Handler handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (StoreException e) {
        throw HttpFailure.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER_SECONDS);
      }
    };
  }
}
