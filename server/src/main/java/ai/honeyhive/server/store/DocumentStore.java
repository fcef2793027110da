package ai.honeyhive.server.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps objects that are not events: datasets, metrics, runs, keys. Each is found by its
 * {@link Document.Key}, and written by comparing and setting: a document that was changed since it
 * was read is not written over.
 *
 * <p>Whatever the engine, these hold:
 *
 * <ul>
 *   <li>A write that was reported done survives the death of the process, and every later read sees
 *       it.
 *   <li>Of two writers that read the same version, one succeeds; the other gets a
 *       {@link VersionConflictException}, reads again and tries again. A version is never used for
 *       another state of the same key, not even after the document was deleted.
 *   <li>Documents of one call are written each by itself: no other document is kept from being
 *       written by one that conflicts.
 * </ul>
 *
 * <p>All methods may be called from any thread.
 */
public interface DocumentStore {

  /** The most documents of one kind that a project can have. */
  int MAX_DOCUMENTS = 1_000_000;

  /**
   * Writes documents. Each replaces the version it was read at, or is new.
   *
   * @param documents what to write, each key at most once
   * @return completes when all are durable; fails with a {@link VersionConflictException} that
   *     names those which were not written because another version is stored, with a
   *     {@link TooLargeException} when one is larger than {@link Document#MAX_BYTES} or there are
   *     too many of its kind, with another {@link StoreException} when nothing was written
   * @throws StoreBusyException when too much is waiting to be written; nothing was accepted
   * @throws IllegalArgumentException when a key is there twice
   */
  CompletableFuture<Void> put(List<Document> documents);

  /**
   * Deletes documents, whatever their version. Those that are not there are left out.
   *
   * @param keys what to delete
   * @return completes with how many were there, when they are durably gone; fails with a
   *     {@link StoreException} when nothing was deleted
   * @throws StoreBusyException when too much is waiting to be written; nothing was accepted
   */
  CompletableFuture<Integer> delete(List<Document.Key> keys);

  /**
   * Finds documents.
   *
   * @param keys what to find
   * @return those that are there, in the order of the keys
   * @throws StoreException when the storage cannot be read
   */
  List<Document> get(List<Document.Key> keys);

  /**
   * Lists documents of one kind, the newest first; of those made in the same millisecond the one
   * with the greatest id first.
   *
   * @param query which, and how many
   * @return one page of them
   * @throws StoreException when the storage cannot be read
   */
  List<Document> list(DocumentQuery query);
}
