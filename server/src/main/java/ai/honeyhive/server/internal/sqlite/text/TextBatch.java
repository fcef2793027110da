package ai.honeyhive.server.internal.sqlite.text;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The next events for the index: those that changed, then those that are new. */
final class TextBatch {
  static final int MAX_EVENTS = 500;
  private static final int MAX_CHARACTERS = 4 << 20;

  private final List<Entry> entries = new ArrayList<>();
  private final Set<Long> changed = new LinkedHashSet<>();
  private long event;
  private long change;
  private int characters;

  /** A row of the index; without words it is removed. */
  record Entry(long id, @Nullable String words) {}

  private TextBatch(long event, long change) {
    this.event = event;
    this.change = change;
  }

  /** Reads what comes after these marks. */
  static TextBatch read(Connection connection, long event, long change) throws SQLException {
    TextBatch batch = new TextBatch(event, change);
    batch.readChanges(connection);
    batch.readNew(connection);
    return batch;
  }

  private void readChanges(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(
            "SELECT seq, id FROM text_change WHERE seq > ? ORDER BY seq LIMIT ?");
        PreparedStatement body =
            connection.prepareStatement("SELECT json FROM body WHERE id = ?")) {
      select.setLong(1, change);
      select.setInt(2, MAX_EVENTS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          change = rows.getLong(1);
          // What is new comes below, as it is then.
          if (rows.getLong(2) <= event) {
            changed.add(rows.getLong(2));
          }
        }
      }
      for (long id : changed) {
        body.setLong(1, id);
        try (ResultSet row = body.executeQuery()) {
          add(id, row.next() ? EventText.words(row.getBytes(1)) : null);
        }
      }
    }
  }

  private void readNew(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id, json FROM body WHERE id > ? ORDER BY id LIMIT ?")) {
      select.setLong(1, event);
      select.setInt(2, MAX_EVENTS - changed.size());
      try (ResultSet rows = select.executeQuery()) {
        while (characters < MAX_CHARACTERS && rows.next()) {
          event = rows.getLong(1);
          add(event, EventText.words(rows.getBytes(2)));
        }
      }
    }
  }

  private void add(long id, @Nullable String words) {
    entries.add(new Entry(id, words));
    characters += words == null ? 0 : words.length();
  }

  List<Entry> entries() {
    return entries;
  }

  /** The last new event that is in it, or was in one before. */
  long event() {
    return event;
  }

  /** The last change that is in it, or was in one before. */
  long change() {
    return change;
  }
}
