package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import java.sql.SQLException;

/** One event to be deleted, or as many of a session's as one commit should have. */
final class RemoveEvents implements Change {
  private final String project;
  private final byte[] id;
  private final int most;
  private int removed;

  RemoveEvents(String project, String id, int most) {
    this.project = project;
    this.id = Ids.uuid(id);
    this.most = most;
  }

  /** How many were deleted. */
  int removed() {
    return removed;
  }

  @Override
  public long weight() {
    return 512;
  }

  @Override
  public void applyTo(Writer writer) throws SQLException {
    removed = writer.remove(project, id, most);
  }
}
