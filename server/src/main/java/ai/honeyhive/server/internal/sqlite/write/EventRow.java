package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored: what its small row holds, and its body. All of it is found when it is
 * made, so that the writer's thread, of which there is one, does not look through the event.
 */
final class EventRow {
  final Event event;
  final byte[] eventId;
  final byte[] sessionId;
  final byte[] body;
  final double startMs;
  final double endMs;
  final SpanPlace place;
  final byte @Nullable [] parentId;
  final boolean model;
  final boolean failed;
  final boolean feedback;
  final long promptTokens;
  final long completionTokens;
  final long totalTokens;
  final double cost;
  final @Nullable String runId;
  final @Nullable String datasetId;
  final @Nullable String datapointId;
  final @Nullable String modelName;

  private EventRow(Event event, SpanPlace place, byte @Nullable [] parentId) {
    this.event = event;
    this.place = place;
    this.parentId = parentId;
    this.eventId = Ids.uuid(event.eventId());
    this.sessionId = Ids.uuid(event.sessionId());
    this.startMs = Objects.requireNonNull(event.startTime(), "startTime");
    this.endMs = Objects.requireNonNull(event.endTime(), "endTime");
    this.body = Json.bytes(event);
    this.model = event.eventType() == EventType.MODEL;
    this.failed = event.error() != null;
    this.feedback = !event.feedback().isEmpty();
    this.promptTokens = tokens("prompt_tokens");
    this.completionTokens = tokens("completion_tokens");
    this.totalTokens = tokens("total_tokens");
    this.cost = model ? number(event.metrics(), "cost") : 0;
    this.runId = label("run_id");
    this.datasetId = label("dataset_id");
    this.datapointId = label("datapoint_id");
    this.modelName = text(event.config().get("model"));
  }

  static EventRow of(EventWrite write, double nowMs) {
    Event event = EventTimes.complete(write.event(), nowMs);
    SpanPlace place = SpanPlace.of(event, write.span());
    return new EventRow(event, place, namedParent(event, place, write.span()));
  }

  /** The row that it was in another store. */
  static EventRow restored(ArchiveRecord record) {
    String parentId = record.text("parent_id");
    return new EventRow(
        record.event(), SpanPlace.restored(record), parentId == null ? null : Ids.uuid(parentId));
  }

  /** The row of a session's own event, which has no parent. */
  static EventRow ofSession(Event complete) {
    return new EventRow(complete, SpanPlace.of(complete, null), null);
  }

  /** The parent that the event names itself, when that is not its session anyway. */
  private static byte @Nullable [] namedParent(
      Event event, SpanPlace place, @Nullable MappedSpan span) {
    String parentId = event.parentId();
    boolean derived = place.parentSpanId != null || (span != null && !span.explicitParent());
    return derived || parentId == null || parentId.equals(event.sessionId())
        ? null
        : Ids.uuid(parentId);
  }

  /** The row of an event that stays where it is. */
  static EventRow inPlace(Event complete) {
    return new EventRow(complete, SpanPlace.unknown(), null);
  }

  /** The same place and parent, with another content. */
  EventRow with(Event merged) {
    return new EventRow(merged, place, parentId);
  }

  /** Whether its session's sums are the same with the other in its place. */
  boolean addsUpLike(EventRow other) {
    return endMs == other.endMs
        && feedback == other.feedback
        && cost == other.cost
        && promptTokens == other.promptTokens
        && completionTokens == other.completionTokens
        && totalTokens == other.totalTokens;
  }

  /** Agents repeat the tokens of the models they call; only the models' own count. */
  private long tokens(String key) {
    return model ? (long) number(event.metadata(), key) : 0;
  }

  /** A text or a number of the metadata, as text. */
  private @Nullable String label(String key) {
    return text(event.metadata().get(key));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number ? value.toString() : null;
  }

  private static double number(Map<String, @Nullable Object> section, String key) {
    return section.get(key) instanceof Number number ? number.doubleValue() : 0;
  }
}
