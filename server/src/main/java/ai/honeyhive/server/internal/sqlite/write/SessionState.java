package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.mapping.SessionSeed;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One session while a transaction changes it: its two layers, and the sums over its events. Used by
 * the writer's thread only.
 */
final class SessionState {
  final int project;
  final String sessionId;
  final long id;
  final boolean isNew;
  final Said said;

  @Nullable
  Event started;

  @Nullable
  Double arrivedMs;

  /** When it began in another store, for as long as none of its events is here. */
  double startOnceMs;

  SessionSums sums;
  private boolean restarted;
  private boolean updated;
  private boolean firstStartMoved;

  /** What another store knew of a session. */
  static final class Restored implements Change {
    final String project;
    final String sessionId;
    final @Nullable Event started;
    final double arrivedMs;
    final double startMs;
    final ObjectNode said;
    private final long weight;

    Restored(String project, ArchiveRecord record) {
      this.project = project;
      this.sessionId = record.id();
      this.started = record.started();
      this.arrivedMs = record.field("arrived_ms").asDouble();
      this.startMs = record.field("start_ms").asDouble();
      this.said = (ObjectNode) record.field("said");
      this.weight = 4096L + 4L * record.toJson().toString().length();
    }

    @Override
    public void applyTo(Writer writer) throws SQLException {
      writer.apply(this);
    }

    @Override
    public long weight() {
      return weight;
    }
  }

  SessionState(int project, String sessionId, long id) {
    this(project, sessionId, id, null, Said.nothing());
  }

  SessionState(int project, String sessionId, long id, @Nullable SessionSums sums, Said said) {
    this.project = project;
    this.sessionId = sessionId;
    this.id = id;
    this.isNew = sums == null;
    this.sums = sums == null ? new SessionSums() : sums;
    this.said = said;
  }

  /** The session's own event arrives, for the first time or again. */
  void start(Event event, double nowMs) {
    Event first = started;
    started = first == null ? event : EventMerge.restarted(first, event);
    if (arrivedMs == null) {
      arrivedMs = nowMs;
    }
    restarted |= !started.equals(first);
  }

  /** One more event of the session. */
  void add(EventRow row, @Nullable MappedSpan span) {
    hear(row, span);
    firstStartMoved |= sums.add(row);
  }

  /** One more event of the session, which has said what it had to say. */
  void addSilent(EventRow row) {
    firstStartMoved |= sums.add(row);
  }

  /** The session's own event is updated; the update itself is kept elsewhere. */
  void update() {
    updated = true;
  }

  /** What an event says about its session. */
  void hear(EventRow row, @Nullable MappedSpan span) {
    said.hear(row, span == null ? null : span.session());
  }

  /** The sums were made anew, because an event changed or left; when all left, the start stays. */
  void recomputed(SessionSums anew) {
    firstStartMoved |= !anew.isEmpty() && anew.firstStartMs != sums.firstStartMs;
    sums = anew;
  }

  /** Whether the session's own event is another one than before. */
  boolean isOtherEvent() {
    boolean startFollows = started == null || started.startTime() == null;
    return isNew || restarted || updated || said.hasChanged() || (firstStartMoved && startFollows);
  }

  /** The session's own event as it is now, without its updates. */
  Event event() {
    Event top = started;
    Event.Builder event = top == null ? Event.builder() : top.toBuilder();
    event.eventType(EventType.SESSION).eventId(sessionId).sessionId(sessionId).parentId(null);
    if (top == null) {
      event.eventName(orElse(said.name(), SessionSeed.DEFAULT_NAME));
      event.source(orElse(said.source(), SessionSeed.DEFAULT_SOURCE));
      event.metadata(said.metadata());
    } else {
      event.eventName(EventMerge.said(top.eventName(), orElse(said.name(), Event.UNKNOWN)));
      event.source(EventMerge.said(top.source(), orElse(said.source(), Event.UNKNOWN)));
      event.metadata(EventMerge.merged(said.metadata(), top.metadata()));
    }
    return EventTimes.complete(event.build(), earliestMs());
  }

  /** When a session began that nobody gave a start: with its first event, or its own arrival. */
  private double earliestMs() {
    double arrived = arrivedMs == null ? Double.POSITIVE_INFINITY : arrivedMs;
    double earliest = Math.min(arrived, sums.firstStartMs);
    return Double.isInfinite(earliest) ? startOnceMs : earliest;
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
