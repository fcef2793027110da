package ai.honeyhive.server.internal.viewer;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.http.Response;
import ai.honeyhive.server.internal.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the viewer from the class path: one page under several addresses, and its files. */
public final class ViewerFiles {
  private static final String ROOT = "/ai/honeyhive/server/viewer/";
  private static final String PREFIX = "/viewer/";
  // No segment begins with a dot, and the last one has an extension: directories have none.
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html; charset=utf-8",
      "js", "text/javascript; charset=utf-8",
      "css", "text/css; charset=utf-8",
      "svg", "image/svg+xml",
      "json", "application/json",
      "png", "image/png",
      "woff2", "font/woff2");

  private final byte @Nullable [] page;
  private final String policy;

  public ViewerFiles() {
    this.page = read("index.html");
    this.policy = ContentSecurityPolicy.forPage(page == null ? new byte[0] : page);
  }

  /** Adds the page's addresses, where its own router takes over, and everything it loads. */
  public void addTo(Router router) {
    router
        .route("GET", "/", request -> page())
        .route("GET", "/sessions/{session}", request -> page())
        .route("GET", "/sessions/{session}/events/{event}", request -> page())
        .route("GET", PREFIX + "{path...}", this::file);
  }

  private Response page() {
    if (page == null) {
      throw HttpFailure.notFound("This build has no viewer");
    }
    return secured(Response.of(200, type("index.html"), page)).with("Cache-Control", "no-cache");
  }

  private Response file(Request request) {
    String name = request.path("path");
    byte[] content = NAME.matcher(name).matches() ? read(name) : null;
    if (content == null) {
      throw HttpFailure.notFound("There is no file " + PREFIX + name);
    }
    String tag = ETag.of(content);
    if (tag.equals(request.header("If-None-Match"))) {
      return secured(Response.of(304, type(name), new byte[0])).with("ETag", tag);
    }
    return secured(Response.of(200, type(name), content))
        .with("ETag", tag)
        .with("Cache-Control", "no-cache");
  }

  private Response secured(Response response) {
    return response
        .with("Content-Security-Policy", policy)
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static String type(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(extension)).orElse("application/octet-stream");
  }

  private static byte @Nullable [] read(String name) {
    try (InputStream in = ViewerFiles.class.getResourceAsStream(ROOT + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
