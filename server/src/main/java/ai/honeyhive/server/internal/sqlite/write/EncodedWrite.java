package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.client.mapping.MappedSpan;
import ai.honeyhive.client.model.Event;
import ai.honeyhive.server.store.EventWrite;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A write, made ready on the thread that asked for it, so that the writer's thread has little left
 * to do. A session's own event has no row yet: it depends on what is stored.
 */
final class EncodedWrite implements Change {
  final String project;
  final Event event;
  final double arrivedMs;
  final @Nullable EventRow row;
  final @Nullable MappedSpan span;

  /** Whether what it says about its session is restored too, by itself. */
  final boolean restored;

  private EncodedWrite(EventWrite write, double arrivedMs) {
    this.project = write.project();
    this.event = write.event();
    this.arrivedMs = arrivedMs;
    this.span = write.span();
    this.row = write.isSession() ? null : EventRow.of(write, arrivedMs);
    this.restored = false;
  }

  private EncodedWrite(String project, EventRow row) {
    this.project = project;
    this.event = row.event;
    this.arrivedMs = row.startMs;
    this.span = null;
    this.row = row;
    this.restored = true;
  }

  /** An event out of another store. */
  static EncodedWrite restored(String project, ArchiveRecord record) {
    return new EncodedWrite(project, EventRow.restored(record));
  }

  static EncodedWrite of(EventWrite write) {
    return new EncodedWrite(write, System.currentTimeMillis());
  }

  @Override
  public void applyTo(Writer writer) throws SQLException {
    writer.apply(this);
  }

  @Override
  public long weight() {
    return row == null ? 4096 : 1024L + 2L * row.body.length;
  }
}
