package ai.honeyhive.server.store.archive;

import ai.honeyhive.server.store.StoreBusyException;
import ai.honeyhive.server.store.StoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that a project has, to be kept elsewhere, and puts it back: into a store that is empty,
 * or has some of it already.
 *
 * <p>Whatever the engine, these hold:
 *
 * <ul>
 *   <li>What was durable before the first page was read, and is not deleted meanwhile, is in some
 *       page.
 *   <li>Records that are restored, in any order and any number of times, make an empty store answer
 *       every question as the store they were read from, also about what arrives later: updates
 *       that wait for their event, and parents that are not there yet, are in the records.
 *   <li>Two stores that hold the same give the same pages.
 * </ul>
 *
 * <p>All methods may be called from any thread.
 */
public interface Archive {

  /** The parts of an archive, in the order in which they are best read and restored. */
  enum Section {
    /** Objects that are not events; without the errors of ingestion. */
    DOCUMENTS,
    /** Events, and what is known of sessions. */
    EVENTS,
    /** Updates of events, also of those that are not there yet. */
    UPDATES
  }

  /**
   * Reads a page of one section.
   *
   * @param project the project to read
   * @param section what to read of it
   * @param after the last record of the page before, or null for the first page
   * @param limit the most records; fewer are returned when they are large
   * @return the records that come next; none when there are no more
   * @throws StoreException when the storage cannot be read
   */
  List<ArchiveRecord> read(
      String project, Section section, @Nullable ArchiveRecord after, int limit);

  /**
   * Puts records of events, sessions and updates back. Documents are written to the
   * {@link ai.honeyhive.server.store.DocumentStore}.
   *
   * @param project the project to put them in
   * @param records what to put back; an event that is there already is merged with it
   * @return completes when they are durable; fails with a {@link StoreException} when none was
   *     written
   * @throws StoreBusyException when too much is waiting to be written; nothing was accepted
   * @throws IllegalArgumentException when a document is among them
   */
  CompletableFuture<Void> restore(String project, List<ArchiveRecord> records);
}
