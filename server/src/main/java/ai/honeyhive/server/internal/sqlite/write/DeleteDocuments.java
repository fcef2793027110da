package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.store.Document;
import java.sql.SQLException;
import java.util.List;

/** Documents to be deleted. */
final class DeleteDocuments implements Change {
  private final List<Document.Key> keys;
  private int deleted;

  DeleteDocuments(List<Document.Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /** How many were there. */
  int deleted() {
    return deleted;
  }

  @Override
  public long weight() {
    return 256L * keys.size();
  }

  @Override
  public void applyTo(Writer writer) throws SQLException {
    deleted = 0;
    for (Document.Key key : keys) {
      deleted += writer.documents().delete(key) ? 1 : 0;
    }
  }
}
