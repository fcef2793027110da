package ai.honeyhive.server.internal.http;

/** Where routes are added. */
@FunctionalInterface
public interface Routes {

  /**
   * Adds a route, for example {@code route("GET", "/v1/events/{id}", handler)}. The first route
   * that matches a request answers it, so a literal path comes before one with a parameter.
   *
   * @return this
   */
  Routes route(String method, String path, Handler handler);
}
