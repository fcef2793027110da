package ai.honeyhive.server.internal.sqlite.remove;

import ai.honeyhive.server.internal.sqlite.file.Ids;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes through the sessions of all projects, from those that began first. Used by one thread. */
public final class OldSessions {
  private static final int AT_ONCE = 100;
  private static final String OLDEST = """
      SELECT p.id, p.name, e.event_id, e.start_ms, s.events + 1,
        (SELECT sum(length(b.json)) FROM event x INDEXED BY event_by_session
          CROSS JOIN body b ON b.id = x.id
          WHERE x.project = e.project AND x.session_id = e.session_id)
      FROM project p CROSS JOIN event e INDEXED BY session_by_start ON e.project = p.id
        CROSS JOIN session s ON s.id = e.id
      WHERE p.id = ? AND e.type = 'session'
        AND e.start_ms >= ? AND (e.start_ms > ? OR e.event_id > ?)
        AND max(e.start_ms, e.end_ms, ifnull(s.last_end_ms, e.end_ms)) < ?
      ORDER BY e.start_ms, e.event_id LIMIT ?""";

  private final Readers readers;
  private final double endedBefore;
  private final Map<Integer, Place> places = new HashMap<>();

  /**
   * A session.
   *
   * @param project its project's name
   * @param id its id
   * @param events how many events it has, itself counted
   * @param bytes what they say
   */
  public record Old(String project, String id, long events, long bytes) {}

  private record Place(double startMs, String id) {
    static final Place FIRST =
        new Place(Double.NEGATIVE_INFINITY, "00000000-0000-0000-0000-000000000000");
  }

  private record Candidate(int project, Place place, Old session) {}

  /**
   * Begins with the oldest.
   *
   * @param endedBefore sessions of which the last event ended before this time, in milliseconds
   */
  public OldSessions(Readers readers, double endedBefore) {
    this.readers = readers;
    this.endedBefore = endedBefore;
  }

  /** Some of those that come next; none after the last. */
  public List<Old> next() {
    List<Candidate> oldest = readers.read(this::candidates).stream()
        .sorted(Comparator.comparingDouble(one -> one.place.startMs))
        .limit(AT_ONCE)
        .toList();
    for (Candidate one : oldest) {
      places.put(one.project, one.place);
    }
    return oldest.stream().map(Candidate::session).toList();
  }

  private List<Candidate> candidates(Connection connection) throws SQLException {
    List<Candidate> found = new ArrayList<>();
    try (PreparedStatement projects = connection.prepareStatement("SELECT id FROM project");
        ResultSet rows = projects.executeQuery()) {
      while (rows.next()) {
        read(connection, rows.getInt(1), found);
      }
    }
    return found;
  }

  private void read(Connection connection, int project, List<Candidate> found) throws SQLException {
    Place place = places.getOrDefault(project, Place.FIRST);
    try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
      select.setInt(1, project);
      select.setDouble(2, place.startMs);
      select.setDouble(3, place.startMs);
      select.setBytes(4, Ids.uuid(place.id));
      select.setDouble(5, endedBefore);
      select.setInt(6, AT_ONCE);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          String id = Ids.uuidText(rows.getBytes(3));
          Old session = new Old(rows.getString(2), id, rows.getLong(5), rows.getLong(6));
          found.add(new Candidate(rows.getInt(1), new Place(rows.getDouble(4), id), session));
        }
      }
    }
  }
}
