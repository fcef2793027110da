package ai.honeyhive.server.internal.api.archive;

import ai.honeyhive.server.internal.archive.Export;
import ai.honeyhive.server.internal.archive.Import;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Routes;
import ai.honeyhive.server.internal.storage.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Reading all of a project, and putting it back. */
public final class ArchiveRoutes {
  // Each holds a page in memory, and keeps a disk busy.
  private static final int AT_ONE_TIME = 4;
  private static final String LINES = "application/x-ndjson";

  private final Storage storage;
  private final Semaphore places = new Semaphore(AT_ONE_TIME);

  private ArchiveRoutes(Storage storage) {
    this.storage = storage;
  }

  /** Adds the routes of export and import. */
  public static void addTo(Routes routes, Storage storage) {
    ArchiveRoutes all = new ArchiveRoutes(storage);
    routes.route("GET", "/v1/export", all::read).route("POST", "/v1/import", all::restore);
  }

  /** {@code GET /v1/export}. */
  Response read(Request request) {
    boolean gzip = takesGzip(request.header("Accept-Encoding"));
    takePlace();
    Export export = new Export(storage.archive(), request.project(), gzip, places::release);
    Response lines = Response.stream(LINES, export).with("Vary", "Accept-Encoding");
    return gzip ? lines.with("Content-Encoding", "gzip") : lines;
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null
        && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .anyMatch(coding -> coding.equals("gzip")
                || (coding.startsWith("gzip;") && !coding.matches("gzip;\\s*q=0(\\.0*)?")));
  }

  /** {@code POST /v1/import}. */
  Response restore(Request request) throws IOException {
    takePlace();
    try {
      return Response.json(new Import(storage, request.project()).run(request.bodyStream()));
    } finally {
      places.release();
    }
  }

  private void takePlace() {
    if (!places.tryAcquire()) {
      throw HttpFailure.unavailable(
          "There are " + AT_ONE_TIME + " exports and imports already at this time", 5);
    }
  }
}
