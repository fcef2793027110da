package ai.honeyhive.server.internal.sqlite.document;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads documents in a read transaction. */
public final class DocumentReader {
  private static final String SELECT =
      "SELECT version, id, name, created, updated, json FROM document";
  private static final String OF_KIND = " WHERE project = ? AND kind = ?";

  private final Connection connection;

  public DocumentReader(Connection connection) {
    this.connection = connection;
  }

  /** Those that are there, in the order of the keys. */
  public List<Document> get(List<Document.Key> keys) throws SQLException {
    List<Document> found = new ArrayList<>(keys.size());
    try (PreparedStatement select = connection.prepareStatement(SELECT + OF_KIND + " AND id = ?")) {
      for (Document.Key key : keys) {
        select.setString(1, key.project());
        select.setString(2, key.kind());
        select.setString(3, key.id());
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            found.add(document(row, key.project(), key.kind()));
          }
        }
      }
    }
    return found;
  }

  /** One page, the newest first. */
  public List<Document> list(DocumentQuery query) throws SQLException {
    String name = query.name();
    Document after = query.after();
    // The index on names leaves out those that have none.
    String sql = SELECT
        + (name == null ? " INDEXED BY document_by_time" : "")
        + OF_KIND
        + (name == null ? "" : name.isEmpty() ? " AND name = ?" : " AND name = ? AND name <> ''")
        + (after == null ? "" : " AND (created, id) < (?, ?)")
        + " ORDER BY created DESC, id DESC LIMIT ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      int parameter = 1;
      select.setString(parameter++, query.project());
      select.setString(parameter++, query.kind());
      if (name != null) {
        select.setString(parameter++, name);
      }
      if (after != null) {
        select.setLong(parameter++, after.created().toEpochMilli());
        select.setString(parameter++, after.id());
      }
      select.setInt(parameter, query.limit());
      try (ResultSet rows = select.executeQuery()) {
        List<Document> found = new ArrayList<>();
        while (rows.next()) {
          found.add(document(rows, query.project(), query.kind()));
        }
        return found;
      }
    }
  }

  private static Document document(ResultSet row, String project, String kind) throws SQLException {
    return Document.of(new Document.Key(project, kind, row.getString(2)))
        .version(row.getLong(1))
        .name(row.getString(3))
        .created(Instant.ofEpochMilli(row.getLong(4)))
        .updated(Instant.ofEpochMilli(row.getLong(5)))
        .json((ObjectNode) Json.stored(row.getBytes(6)))
        .build();
  }
}
