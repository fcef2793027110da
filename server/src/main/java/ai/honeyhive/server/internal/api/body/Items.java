package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Documents as they are on the wire. */
public final class Items {
  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern(
          "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Items() {}

  /** A time with milliseconds: {@code 2025-10-09T08:53:20.000Z}. */
  public static String time(Instant time) {
    return ISO.format(time);
  }

  /** The id, the content, and when it was made and changed. */
  public static ObjectNode json(Document document) {
    ObjectNode item = Json.object().put("id", document.id());
    item.setAll(document.json());
    return item.put("created_at", time(document.created()))
        .put("updated_at", time(document.updated()));
  }

  /** The same for clients of the unversioned routes: {@code _id}, and nothing that is null. */
  public static ObjectNode legacy(ObjectNode item) {
    ObjectNode legacy = Json.object().set("_id", item.path("id"));
    item.properties().forEach(field -> {
      if (!field.getValue().isNull()) {
        legacy.set(field.getKey(), field.getValue());
      }
    });
    return legacy;
  }

  /** A list of items. */
  public static <T> ArrayNode list(List<T> all, Function<T, ? extends JsonNode> form) {
    ArrayNode list = Json.array();
    all.forEach(one -> list.add(form.apply(one)));
    return list;
  }

  /** An object with one list. */
  public static ObjectNode under(String name, JsonNode list) {
    return Json.object().set(name, list);
  }
}
