package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.remove.OldSessions;
import ai.honeyhive.server.internal.sqlite.text.TextMatch;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.upkeep.Removed;
import ai.honeyhive.server.store.upkeep.Retention;
import ai.honeyhive.server.store.upkeep.StoreStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Deletes, in parts that others do not have to wait for. */
final class Upkeep {
  /** As many events as one commit deletes; ten thousand a second, and no write waits for long. */
  static final int EVENTS_A_COMMIT = 500;

  private final GroupCommit commits;
  private final Readers readers;

  Upkeep(GroupCommit commits, Readers readers) {
    this.commits = commits;
    this.readers = readers;
  }

  /** Deletes an event, or a session with all its events. */
  long delete(String project, String id) {
    long deleted = 0;
    int part;
    do {
      part = done(commits.remove(project, id, EVENTS_A_COMMIT));
      deleted += part;
    } while (part == EVENTS_A_COMMIT);
    return deleted;
  }

  Removed retain(Retention retention) {
    Instant since = retention.since();
    double before = since == null ? Double.POSITIVE_INFINITY : since.toEpochMilli();
    OldSessions oldest = new OldSessions(readers, before);
    Removed removed = new Removed(0, 0);
    long tooMuch = tooMuch(retention);
    List<OldSessions.Old> next = tooMuch > 0 ? oldest.next() : List.of();
    while (!next.isEmpty()) {
      int from = 0;
      while (from < next.size()) {
        int to = endOfPart(next, from, tooMuch);
        removed = sum(removed, delete(next.subList(from, to)));
        tooMuch = tooMuch(retention);
        if (tooMuch <= 0) {
          return removed;
        }
        from = to;
      }
      next = oldest.next();
    }
    return removed;
  }

  /** How much is to go, if there is so much that is old enough. */
  private long tooMuch(Retention retention) {
    boolean bySize = retention.bytes() < Long.MAX_VALUE;
    return bySize ? status().bytes() - retention.bytes() : Long.MAX_VALUE;
  }

  /** As many sessions as one commit should delete, no more than have to go, and one at least. */
  private static int endOfPart(List<OldSessions.Old> sessions, int from, long tooMuch) {
    int to = from;
    long events = 0;
    long bytes = 0;
    do {
      events += sessions.get(to).events();
      bytes += sessions.get(to).bytes();
      to++;
    } while (to < sessions.size()
        && bytes < tooMuch
        && events + sessions.get(to).events() <= EVENTS_A_COMMIT);
    return to;
  }

  private static Removed sum(Removed one, Removed other) {
    return new Removed(one.sessions() + other.sessions(), one.events() + other.events());
  }

  private Removed delete(List<OldSessions.Old> sessions) {
    if (sessions.size() == 1) {
      OldSessions.Old only = sessions.get(0);
      return new Removed(1, delete(only.project(), only.id()));
    }
    List<CompletableFuture<Integer>> running = new ArrayList<>();
    for (OldSessions.Old session : sessions) {
      running.add(commits.remove(session.project(), session.id(), EVENTS_A_COMMIT));
    }
    long events = 0;
    for (CompletableFuture<Integer> one : running) {
      events += done(one);
    }
    return new Removed(sessions.size(), events);
  }

  private static int done(CompletableFuture<Integer> removal) {
    try {
      return removal.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException known
          ? known
          : new StoreException("It could not be deleted: " + e.getMessage(), e);
    }
  }

  StoreStatus status() {
    return readers.read(connection -> {
      long pages = number(connection, "page_count") - number(connection, "freelist_count");
      long bytes = pages * number(connection, "page_size");
      return new StoreStatus(bytes, TextMatch.behind(connection));
    });
  }

  private static long number(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA main." + pragma)) {
      return row.getLong(1);
    }
  }
}
