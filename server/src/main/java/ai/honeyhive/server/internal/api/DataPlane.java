package ai.honeyhive.server.internal.api;

import ai.honeyhive.server.internal.api.datasets.DatasetRoutes;
import ai.honeyhive.server.internal.api.events.EventRoutes;
import ai.honeyhive.server.internal.api.events.SessionRoutes;
import ai.honeyhive.server.internal.api.keys.KeyRoutes;
import ai.honeyhive.server.internal.api.tail.TailRoutes;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.keys.ApiKeys;
import ai.honeyhive.server.internal.storage.Storage;

/** Puts the data plane's routes behind the API keys. */
public final class DataPlane {
  private DataPlane() {}

  /** Adds all routes. */
  public static void addTo(Routes router, Storage storage, Handler traces, ApiKeys keys) {
    router.route("GET", "/healthz", r -> Response.json(Json.object().put("status", "ok")));
    Routes guarded = new Guarded(router, keys);
    guarded.route("POST", "/opentelemetry/v1/traces", traces).route("POST", "/v1/traces", traces);
    SessionRoutes.addTo(guarded, storage);
    KeyRoutes.addTo(guarded, keys);
    TailRoutes.addTo(guarded, storage.tail());
    EventRoutes.addTo(guarded, storage);
    DatasetRoutes.addTo(guarded, storage);
  }

  /** Routes that only callers with a known key reach. */
  private record Guarded(Routes router, ApiKeys keys) implements Routes {
    @Override
    public Routes route(String method, String path, Handler handler) {
      router.route(method, path, keys.guard(new StoreFailures(handler)));
      return this;
    }
  }
}
