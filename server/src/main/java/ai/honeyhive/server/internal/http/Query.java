package ai.honeyhive.server.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a request. A list may come as {@code a[]=x&a[]=y} or {@code a=x&a=y}. */
final class Query {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Decodes a query.
   *
   * @param raw what stands behind the question mark, or null
   */
  Query(@Nullable String raw) {
    for (String pair : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      String plain = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
      if (!plain.isEmpty()) {
        values.computeIfAbsent(plain, key -> new ArrayList<>()).add(value);
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("The query has a broken percent escape");
    }
  }

  List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }
}
