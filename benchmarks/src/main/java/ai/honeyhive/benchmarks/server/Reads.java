package ai.honeyhive.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The questions a viewer asks, and how long each takes. */
final class Reads {
  private static final Pattern SESSION = Pattern.compile("\"session_id\":\"([^\"]+)\"");
  private static final Pattern BEHIND = Pattern.compile("\"text_behind\":(\\d+)");

  private final URI server;
  private final Map<String, Call> calls = new LinkedHashMap<>();

  private interface Call {
    byte[] at(Connection connection, int round) throws IOException;
  }

  /** Milliseconds of one question. */
  static final class Times {
    private final double[] sorted;

    Times(double[] sorted) {
      this.sorted = sorted;
    }

    double p50() {
      return sorted[sorted.length / 2];
    }

    double p95() {
      return sorted[sorted.length * 95 / 100];
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f / %.1f", p50(), p95());
    }
  }

  Reads(URI server) throws IOException {
    this.server = server;
    List<String> sessions = sessions();
    calls.put(
        "trace",
        (connection, round) ->
            connection.get("/v1/sessions/" + sessions.get(round % sessions.size())));
    calls.put("sessions", (connection, round) -> connection.get("/v1/sessions"));
    calls.put(
        "sessions_text", (connection, round) -> connection.get("/v1/sessions?text=zebrafish"));
    calls.put(
        "text", (connection, round) -> connection.search("{\"text\":\"zebrafish\",\"limit\":50}"));
    calls.put(
        "text_common",
        (connection, round) -> connection.search("{\"text\":\"w1ord w2ord\",\"limit\":50}"));
    calls.put(
        "filter",
        (connection, round) -> connection.search(
            filter("metadata.app.customer", "is", "\"customer-" + round % 1000 + "\"", "string")));
    calls.put(
        "failed",
        (connection, round) -> connection.search(filter("error", "exists", "null", "string")));
    calls.put(
        "scan",
        (connection, round) ->
            connection.search(filter("metadata.app.order", "greater than", "99900", "number")));
  }

  private static String filter(String field, String operator, String value, String type) {
    return "{\"filters\":[{\"field\":\"" + field + "\",\"operator\":\"" + operator + "\",\"value\":"
        + value + ",\"type\":\"" + type + "\"}],\"limit\":50}";
  }

  private List<String> sessions() throws IOException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = new Connection(server)) {
      String page = new String(connection.get("/v1/sessions?limit=1000"), StandardCharsets.UTF_8);
      Matcher matcher = SESSION.matcher(page);
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  /** How many events the text index does not have yet. */
  long behind() throws IOException {
    try (Connection connection = new Connection(server)) {
      String page =
          new String(connection.get("/v1/sessions?limit=1&text=nothing"), StandardCharsets.UTF_8);
      Matcher matcher = BEHIND.matcher(page);
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
  }

  List<String> names() {
    return List.copyOf(calls.keySet());
  }

  Times measure(String name, int rounds) throws IOException {
    Call call = calls.getOrDefault(name, (connection, round) -> new byte[0]);
    double[] times = new double[rounds];
    try (Connection connection = new Connection(server)) {
      call.at(connection, rounds);
      for (int i = 0; i < rounds; i++) {
        long start = System.nanoTime();
        call.at(connection, i);
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(times);
    return new Times(times);
  }
}
