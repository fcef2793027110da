package ai.honeyhive.server.internal.errors;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was refused, for one reason, of one kind of request: as often as it happened. Has no content
 * of what was sent, but ids, and the reason that the sender was given.
 */
final class IngestError {
  private static final int MOST_IDS = 10;
  private static final int MOST_CHARACTERS = 300;

  private final Reason reason;
  private final Instant first;
  private final Set<String> ids = new LinkedHashSet<>();
  private Instant last;
  private long requests;
  private long items;

  /**
   * What makes two errors the same.
   *
   * @param route a method and a path
   * @param status the HTTP status of the answer
   * @param kind a word for programs
   * @param message a sentence for people
   */
  record Reason(String project, String route, int status, String kind, String message) {
    Reason {
      message = cut(message);
    }
  }

  IngestError(Reason reason, Instant first) {
    this.reason = reason;
    this.first = first;
    this.last = first;
  }

  /** It happened, once more. */
  void happened(Instant when, long count, List<String> some) {
    last = when;
    requests++;
    items += count;
    for (String id : some) {
      if (ids.size() < MOST_IDS) {
        ids.add(cut(id));
      }
    }
  }

  private static String cut(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
  }

  Reason reason() {
    return reason;
  }

  Instant first() {
    return first;
  }

  ObjectNode json() {
    ObjectNode json = Json.object()
        .put("time", first.toString())
        .put("last_time", last.toString())
        .put("route", reason.route())
        .put("status", reason.status())
        .put("kind", reason.kind())
        .put("message", reason.message())
        .put("requests", requests)
        .put("items", items);
    ids.forEach(json.putArray("sample_ids")::add);
    return json;
  }
}
