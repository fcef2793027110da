package ai.honeyhive.server.internal.api;

import ai.honeyhive.server.internal.api.archive.ArchiveRoutes;
import ai.honeyhive.server.internal.api.charts.ChartRoutes;
import ai.honeyhive.server.internal.api.configurations.ConfigurationRoutes;
import ai.honeyhive.server.internal.api.datasets.DatasetRoutes;
import ai.honeyhive.server.internal.api.errors.ErrorRoutes;
import ai.honeyhive.server.internal.api.events.EventRoutes;
import ai.honeyhive.server.internal.api.events.SessionRoutes;
import ai.honeyhive.server.internal.api.keys.KeyRoutes;
import ai.honeyhive.server.internal.api.metrics.MetricRoutes;
import ai.honeyhive.server.internal.api.queues.QueueRoutes;
import ai.honeyhive.server.internal.api.runs.RunRoutes;
import ai.honeyhive.server.internal.api.tail.TailRoutes;
import ai.honeyhive.server.internal.api.tools.ToolRoutes;
import ai.honeyhive.server.internal.errors.IngestErrors;
import ai.honeyhive.server.internal.http.Handler;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.keys.ApiKeys;
import ai.honeyhive.server.internal.storage.Storage;
import java.util.regex.Pattern;

/** Puts the data plane's routes behind the API keys. */
public final class DataPlane {
  private DataPlane() {}

  /** Adds all routes. */
  public static void addTo(
      Routes router, Storage storage, Handler traces, ApiKeys keys, IngestErrors errors) {
    router.route("GET", "/healthz", r -> Response.json(Json.object().put("status", "ok")));
    Routes guarded = new Guarded(router, keys, errors);
    guarded.route("POST", "/opentelemetry/v1/traces", traces).route("POST", "/v1/traces", traces);
    SessionRoutes.addTo(guarded, storage);
    KeyRoutes.addTo(guarded, keys);
    ArchiveRoutes.addTo(guarded, storage);
    ErrorRoutes.addTo(guarded, errors);
    TailRoutes.addTo(guarded, storage.tail());
    RunRoutes.addTo(guarded, storage);
    EventRoutes.addTo(guarded, storage);
    DatasetRoutes.addTo(guarded, storage);
    MetricRoutes.addTo(guarded, storage);
    QueueRoutes.addTo(guarded, storage);
    ConfigurationRoutes.addTo(guarded, storage);
    ToolRoutes.addTo(guarded, storage);
    ChartRoutes.addTo(guarded, storage);
  }

  /** Routes that only callers with a known key reach; what they refuse to store is kept. */
  private record Guarded(Routes router, ApiKeys keys, IngestErrors errors) implements Routes {
    private static final Pattern INGEST = Pattern.compile(
        "(POST|PUT) (/opentelemetry)?(/v1)?/(traces|(events|sessions?)(?!.*(search|export)).*)");

    @Override
    public Routes route(String method, String path, Handler handler) {
      Handler stored = new StoreFailures(handler);
      String route = method + " " + path;
      boolean isIngest = INGEST.matcher(route).matches();
      router.route(method, path, keys.guard(isIngest ? errors.watch(route, stored) : stored));
      return this;
    }
  }
}
