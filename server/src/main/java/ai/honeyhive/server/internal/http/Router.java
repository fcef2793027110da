package ai.honeyhive.server.internal.http;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the handler of a request by method and path. A segment in braces is a parameter, one that
 * ends in dots takes the rest of the path. The first route that matches answers; an unknown path is
 * 404, a known path with another method 405.
 */
public final class Router implements Handler, Routes {
  private final List<Route> routes = new ArrayList<>();

  private record Route(String method, List<String> segments, Handler handler) {}

  @Override
  public Router route(String method, String path, Handler handler) {
    routes.add(new Route(method, List.of(path.split("/", -1)), handler));
    return this;
  }

  /** All routes, for example {@code "GET /v1/events/{id}"}. */
  public List<String> table() {
    return routes.stream()
        .map(route -> route.method + " " + String.join("/", route.segments))
        .toList();
  }

  @Override
  public Response handle(Request request) throws IOException {
    List<String> segments = decodedSegments(request.rawPath());
    String method = request.method().equals("HEAD") ? "GET" : request.method();
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Map<String, String> parameters = match(route.segments, segments);
      if (parameters != null && route.method.equals(method)) {
        return route.handler.handle(request.withPathParameters(parameters));
      }
      if (parameters != null) {
        allowed.add(route.method);
      }
    }
    if (allowed.isEmpty()) {
      throw HttpFailure.notFound("There is no route " + request.rawPath());
    }
    throw HttpFailure.methodNotAllowed(
        request.rawPath() + " does not take " + request.method(), String.join(", ", allowed));
  }

  private static List<String> decodedSegments(String rawPath) {
    try {
      // URLDecoder is for forms: there a plus sign is a space, in a path it is itself.
      return Arrays.stream(rawPath.replace("+", "%2B").split("/", -1))
          .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
          .toList();
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("The path has a broken percent escape");
    }
  }

  private static @Nullable Map<String, String> match(List<String> pattern, List<String> segments) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (expected.endsWith("...}") && i < segments.size()) {
        String rest = String.join("/", segments.subList(i, segments.size()));
        parameters.put(expected.substring(1, expected.length() - 4), rest);
        return parameters;
      }
      if (i >= segments.size() || !matches(expected, segments.get(i), parameters)) {
        return null;
      }
    }
    return pattern.size() == segments.size() ? parameters : null;
  }

  private static boolean matches(String expected, String segment, Map<String, String> parameters) {
    if (expected.startsWith("{")) {
      parameters.put(expected.substring(1, expected.length() - 1), segment);
      return true;
    }
    return expected.equals(segment);
  }
}
