package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.read.ArchiveReader;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.archive.Archive;
import ai.honeyhive.server.store.archive.ArchiveRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The rows of a SQLite database as records. */
final class SqliteArchive implements Archive {
  private final GroupCommit commits;
  private final Readers readers;

  SqliteArchive(GroupCommit commits, Readers readers) {
    this.commits = commits;
    this.readers = readers;
  }

  @Override
  public List<ArchiveRecord> read(
      String project, Section section, @Nullable ArchiveRecord after, int limit) {
    return readers.read(
        connection -> new ArchiveReader(connection, project, limit).read(section, after));
  }

  @Override
  public CompletableFuture<Void> restore(String project, List<ArchiveRecord> records) {
    return commits.restore(project, records);
  }
}
