package ai.honeyhive.server.internal.api;

import ai.honeyhive.server.internal.http.ApiKeys;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Router;
import ai.honeyhive.server.internal.json.Json;

/** Puts the data plane's routes on a router. */
public final class DataPlane {
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
        .route("PUT", "/v1/events/{id}", events::update)
        .route("PUT", "/events", events::updateLegacy)
        .route("POST", "/v1/events/batch", events::createBatch)
        .route("POST", "/events/batch", events::createBatchLegacy)
        .route("POST", "/v1/events/search", events::search)
        .route("POST", "/v1/events/export", events::export)
        .route("POST", "/events/export", events::export)
        .route("GET", "/v1/events/{id}", events::find);
  }

  private DataPlane route(String method, String path, Handler handler) {
    router.route(method, path, keys.guard(new StoreFailures(handler)));
    return this;
  }
}
