package ai.honeyhive.server.internal.sqlite.document;

import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.TooLargeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The writer's statements on documents. The number of a row is the version of its document, and no
 * number is given twice: each change puts a new row in the place of the old one.
 */
public final class DocumentTable implements AutoCloseable {
  private final PreparedStatement insert;
  private final PreparedStatement remove;
  private final PreparedStatement delete;
  private final PreparedStatement count;
  private final int most;
  // How many there are of each kind that was written to; counted once.
  private final Map<Kind, Long> counts = new HashMap<>();

  private record Kind(String project, String kind) {
    static Kind of(Document.Key key) {
      return new Kind(key.project(), key.kind());
    }
  }

  public DocumentTable(Connection connection) throws SQLException {
    this(connection, DocumentStore.MAX_DOCUMENTS);
  }

  DocumentTable(Connection connection, int most) throws SQLException {
    this.most = most;
    insert = connection.prepareStatement("INSERT OR IGNORE INTO document"
        + " (project, kind, id, name, created, updated, json) VALUES (?, ?, ?, ?, ?, ?, ?)");
    remove = connection.prepareStatement(
        "DELETE FROM document WHERE project = ? AND kind = ? AND id = ? AND version = ?");
    delete = connection.prepareStatement(
        "DELETE FROM document WHERE project = ? AND kind = ? AND id = ?");
    count =
        connection.prepareStatement("SELECT COUNT(*) FROM document WHERE project = ? AND kind = ?");
  }

  /** Writes those that replace the version they were read at; returns the keys of the others. */
  public List<Document.Key> put(List<EncodedDocument> documents) throws SQLException {
    refuseTooMany(documents);
    List<Document.Key> conflicts = new ArrayList<>();
    for (EncodedDocument document : documents) {
      boolean isNew = document.document.version() == Document.NEW;
      boolean written = (isNew || remove(document.document)) && insert(document);
      if (!written) {
        conflicts.add(document.document.key());
      } else if (isNew) {
        changeCount(document.document.key(), 1);
      }
    }
    return conflicts;
  }

  private void refuseTooMany(List<EncodedDocument> documents) throws SQLException {
    Map<Kind, Long> fresh = new HashMap<>();
    for (EncodedDocument document : documents) {
      if (document.document.version() == Document.NEW) {
        fresh.merge(Kind.of(document.document.key()), 1L, Long::sum);
      }
    }
    for (Map.Entry<Kind, Long> more : fresh.entrySet()) {
      if (stored(more.getKey()) + more.getValue() > most) {
        throw new TooLargeException("The project would have more than " + most
            + " documents of the kind " + more.getKey().kind + "; nothing was stored");
      }
    }
  }

  private long stored(Kind kind) throws SQLException {
    Long known = counts.get(kind);
    if (known != null) {
      return known;
    }
    count.setString(1, kind.project);
    count.setString(2, kind.kind);
    try (ResultSet row = count.executeQuery()) {
      long counted = row.getLong(1);
      counts.put(kind, counted);
      return counted;
    }
  }

  private void changeCount(Document.Key key, int by) {
    counts.computeIfPresent(Kind.of(key), (kind, known) -> known + by);
  }

  private boolean remove(Document document) throws SQLException {
    setKey(remove, document.key());
    remove.setLong(4, document.version());
    return remove.executeUpdate() > 0;
  }

  private boolean insert(EncodedDocument encoded) throws SQLException {
    Document document = encoded.document;
    setKey(insert, document.key());
    insert.setString(4, document.name());
    insert.setLong(5, document.created().toEpochMilli());
    insert.setLong(6, document.updated().toEpochMilli());
    insert.setBytes(7, encoded.json);
    return insert.executeUpdate() > 0;
  }

  /** Deletes one, whatever its version; tells whether it was there. */
  public boolean delete(Document.Key key) throws SQLException {
    setKey(delete, key);
    boolean deleted = delete.executeUpdate() > 0;
    if (deleted) {
      changeCount(key, -1);
    }
    return deleted;
  }

  private static void setKey(PreparedStatement statement, Document.Key key) throws SQLException {
    statement.setString(1, key.project());
    statement.setString(2, key.kind());
    statement.setString(3, key.id());
  }

  /** After a rollback, what was counted may not be so. */
  public void forget() {
    counts.clear();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    remove.close();
    delete.close();
    count.close();
  }
}
