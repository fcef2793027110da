package ai.honeyhive.server.internal.sqlite.read;

import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.store.archive.Archive.Section;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import ai.honeyhive.server.store.archive.ArchiveRecord.Kind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page of records in a read transaction, by id, so that equal stores give equal pages. */
public final class ArchiveReader {
  private static final long MOST_BYTES = 8L << 20;

  private static final String DOCUMENTS =
      "SELECT kind, id, name, created, updated, json FROM document INDEXED BY document_by_id"
          + " WHERE project = ? AND (kind, id) > (?, ?) AND kind <> 'ingest_error'"
          + " ORDER BY kind, id LIMIT ?";
  private static final String EVENTS =
      "SELECT e.event_id, e.parent_id, e.trace_id, e.span_id, e.parent_span_id, e.start_ns, b.json,"
          + " s.said, s.started, s.arrived_ms, e.start_ms FROM event e INDEXED BY event_by_id"
          + " CROSS JOIN body b ON b.id = e.id LEFT JOIN session s ON s.id = e.id"
          + " WHERE e.project = (SELECT id FROM project WHERE name = ?) AND e.event_id > ?"
          + " ORDER BY e.event_id LIMIT ?";
  private static final String UPDATES = "SELECT event_id, json FROM event_update"
      + " WHERE project = (SELECT id FROM project WHERE name = ?) AND event_id > ?"
      + " ORDER BY event_id LIMIT ?";

  private final Connection connection;
  private final String project;
  private final int limit;
  private long bytes;

  /** Makes a row a record. */
  @FunctionalInterface
  private interface Row {
    ArchiveRecord read(ResultSet row) throws SQLException;
  }

  /** Reads pages of this size. */
  public ArchiveReader(Connection connection, String project, int limit) {
    this.connection = connection;
    this.project = project;
    this.limit = limit;
  }

  /** The records that come next. */
  public List<ArchiveRecord> read(Section section, @Nullable ArchiveRecord after)
      throws SQLException {
    return switch (section) {
      case DOCUMENTS -> documents(after);
      case EVENTS -> byEvent(EVENTS, after, this::event);
      case UPDATES -> byEvent(UPDATES, after, this::update);
    };
  }

  private List<ArchiveRecord> documents(@Nullable ArchiveRecord after) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DOCUMENTS)) {
      select.setString(1, project);
      select.setString(2, after == null ? "" : after.field("type").asText());
      select.setString(3, after == null ? "" : after.id());
      select.setInt(4, limit);
      return page(select, this::document);
    }
  }

  private List<ArchiveRecord> byEvent(String sql, @Nullable ArchiveRecord after, Row row)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, project);
      select.setBytes(2, after == null ? new byte[0] : Ids.uuid(after.id()));
      select.setInt(3, limit);
      return page(select, row);
    }
  }

  private List<ArchiveRecord> page(PreparedStatement select, Row one) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<ArchiveRecord> page = new ArrayList<>();
      while (bytes < MOST_BYTES && rows.next()) {
        page.add(one.read(rows));
      }
      return page;
    }
  }

  private ObjectNode json(byte[] stored) {
    bytes += stored.length;
    return (ObjectNode) Json.stored(stored);
  }

  private ArchiveRecord document(ResultSet row) throws SQLException {
    ObjectNode record = Json.object()
        .put("type", row.getString(1))
        .put("id", row.getString(2))
        .put("name", row.getString(3))
        .put("created_at", Instant.ofEpochMilli(row.getLong(4)).toString())
        .put("updated_at", Instant.ofEpochMilli(row.getLong(5)).toString());
    record.set("json", json(row.getBytes(6)));
    return ArchiveRecord.of(Kind.DOCUMENT, record);
  }

  private ArchiveRecord event(ResultSet row) throws SQLException {
    ObjectNode record = Json.object().put("id", Ids.uuidText(row.getBytes(1)));
    byte[] said = row.getBytes(8);
    if (said != null) {
      return session(row, record, said);
    }
    byte[] parent = row.getBytes(2);
    if (parent != null) {
      record.put("parent_id", Ids.uuidText(parent));
    }
    putHex(record, "trace_id", row.getBytes(3));
    putHex(record, "span_id", row.getBytes(4));
    putHex(record, "parent_span_id", row.getBytes(5));
    long startNs = row.getLong(6);
    if (!row.wasNull()) {
      record.put("start_ns", startNs);
    }
    record.set("event", json(row.getBytes(7)));
    return ArchiveRecord.of(Kind.EVENT, record);
  }

  /** Its own event is made of these, of its events and of its updates. */
  private ArchiveRecord session(ResultSet row, ObjectNode record, byte[] said) throws SQLException {
    byte[] started = row.getBytes(9);
    if (started != null) {
      record.put("arrived_ms", row.getDouble(10));
      record.set("started", json(started));
    } else {
      record.put("start_ms", row.getDouble(11));
    }
    record.set("said", json(said));
    return ArchiveRecord.of(Kind.SESSION, record);
  }

  private static void putHex(ObjectNode record, String field, byte @Nullable [] bytes) {
    if (bytes != null) {
      record.put(field, Ids.hexText(bytes));
    }
  }

  private ArchiveRecord update(ResultSet row) throws SQLException {
    ObjectNode record = Json.object().put("id", Ids.uuidText(row.getBytes(1)));
    record.set("update", json(row.getBytes(2)));
    return ArchiveRecord.of(Kind.UPDATE, record);
  }
}
