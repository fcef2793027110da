package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.mapping.SessionSeed;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a session say about it. For each thing the earliest event that says it is
 * believed, so that the order of arrival does not matter. Kept as {@code {"name": {"by": rank,
 * "is": value}, …, "metadata": {key: {…}}}}.
 */
final class Said {
  private static final String NAME = "name";
  private static final String SOURCE = "source";
  private static final String METADATA = "metadata";

  /** What stands where nobody said a source; the second is what spans get when they are mapped. */
  private static final Set<String> NO_SOURCES = Set.of(Event.UNKNOWN, SessionSeed.DEFAULT_SOURCE);

  private final ObjectNode parts;
  private boolean changed;

  private Said(ObjectNode parts) {
    this.parts = parts;
  }

  static Said nothing() {
    return new Said(Json.object());
  }

  static Said read(byte[] stored) {
    return new Said((ObjectNode) Json.stored(stored));
  }

  byte[] bytes() {
    return Json.bytes(parts);
  }

  void hear(EventRow row, @Nullable SessionSeed seed) {
    if (seed == null) {
      String source = row.event.source();
      offer(parts, SOURCE, rank(row, NO_SOURCES.contains(source)), source);
      return;
    }
    if (seed.name() != null) {
      offer(parts, NAME, rank(row, false), seed.name());
    }
    if (seed.source() != null) {
      offer(parts, SOURCE, rank(row, false), seed.source());
    }
    if (!seed.metadata().isEmpty()) {
      ObjectNode metadata = parts.withObject("/" + METADATA);
      String rank = rank(row, false);
      Json.object(seed.metadata())
          .properties()
          .forEach(entry -> offer(metadata, entry.getKey(), rank, entry.getValue()));
    }
  }

  /** What the same events said about it in another store. */
  void restore(ObjectNode other) {
    other.properties().forEach(part -> {
      JsonNode value = part.getValue();
      if (part.getKey().equals(METADATA)) {
        ObjectNode metadata = parts.withObject("/" + METADATA);
        value.properties().forEach(entry -> restore(metadata, entry.getKey(), entry.getValue()));
      } else {
        restore(parts, part.getKey(), value);
      }
    });
  }

  private void restore(ObjectNode to, String part, JsonNode believed) {
    offer(to, part, believed.path("by").asText(), believed.path("is"));
  }

  private void offer(ObjectNode to, String part, String rank, String value) {
    offer(to, part, rank, to.textNode(value));
  }

  private void offer(ObjectNode to, String part, String rank, JsonNode value) {
    JsonNode known = to.path(part);
    if (known.isMissingNode() || rank.compareTo(known.path("by").asText()) < 0) {
      ObjectNode believed = to.objectNode().put("by", rank);
      believed.set("is", value);
      to.set(part, believed);
      changed = true;
    }
  }

  /** By start, then by id; what says nothing in earnest comes last. */
  private static String rank(EventRow row, boolean last) {
    String nanos = Long.toString((long) (row.startMs * 1e6));
    String padded = "0".repeat(Math.max(0, 20 - nanos.length())) + nanos;
    return (last ? "~" : "") + padded + "/" + row.event.eventId();
  }

  boolean hasChanged() {
    return changed;
  }

  @Nullable
  String name() {
    return text(NAME);
  }

  @Nullable
  String source() {
    return text(SOURCE);
  }

  private @Nullable String text(String part) {
    return parts.path(part).path("is").textValue();
  }

  Map<String, @Nullable Object> metadata() {
    ObjectNode values = Json.object();
    parts
        .path(METADATA)
        .properties()
        .forEach(e -> values.set(e.getKey(), e.getValue().path("is")));
    return Json.map(values);
  }
}
