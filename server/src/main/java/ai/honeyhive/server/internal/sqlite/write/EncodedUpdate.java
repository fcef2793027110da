package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.store.EventUpdate;
import ai.honeyhive.server.store.EventWrite;
import java.sql.SQLException;

/** An update of one event, made ready on the thread that asked for it. */
final class EncodedUpdate implements Change {
  final String project;
  final String eventId;
  final byte[] id;
  final EventUpdate update;
  private final long weight;

  EncodedUpdate(String project, String eventId, EventUpdate update) {
    if (!EventWrite.isUuid(eventId)) {
      throw new IllegalArgumentException("event_id must be a UUID in lower case: " + eventId);
    }
    this.project = project;
    this.eventId = eventId;
    this.id = Ids.uuid(eventId);
    this.update = update;
    this.weight = 1024L + 4L * Json.bytes(update.toJson()).length;
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
