package ai.honeyhive.server.internal.storage;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.StoreBusyException;
import ai.honeyhive.server.store.VersionConflictException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The documents as the routes use them: waiting for the disk, and changing them again on conflict.
 */
public final class Documents {
  private static final long CHANGE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int MOST_LISTED = 100_000;

  static final int LONGEST_ID = 512;

  private final DocumentStore store;
  private final int mostListed;

  Documents(DocumentStore store) {
    this(store, MOST_LISTED);
  }

  Documents(DocumentStore store, int mostListed) {
    this.store = store;
    this.mostListed = mostListed;
  }

  /** The documents of one kind. */
  public Shelf shelf(String kind) {
    return new Shelf(this, kind);
  }

  /** Returns when the documents are durable; a new one whose id is taken is a conflict. */
  public void put(List<Document> documents) {
    Durable.await(store.put(documents));
  }

  /** Returns when the document is durable; a new one whose id is taken is a conflict. */
  public void put(Document document) {
    put(List.of(document));
  }

  /** Finds one. */
  public Optional<Document> find(Document.Key key) {
    return store.get(List.of(key)).stream().findFirst();
  }

  /** Whether a document can have this id. */
  public static boolean isId(@Nullable String id) {
    return id != null && !id.isEmpty() && id.length() <= LONGEST_ID;
  }

  /** Finds those that are there, in the order of the ids. */
  public List<Document> find(String project, String kind, Collection<String> ids) {
    return store.get(ids.stream()
        .filter(Documents::isId)
        .map(id -> new Document.Key(project, kind, id))
        .toList());
  }

  /** One page, the newest first. */
  public List<Document> list(DocumentQuery query) {
    return store.list(query);
  }

  /** All that match, the newest first; 400 when they are more than one answer should have. */
  public List<Document> all(DocumentQuery query) {
    DocumentQuery next = query.limit(DocumentQuery.MAX_LIMIT);
    List<Document> all = new ArrayList<>();
    List<Document> page;
    do {
      page = store.list(next);
      all.addAll(page);
      if (all.size() > mostListed) {
        throw HttpFailure.badRequest("There are more than " + mostListed + " of the kind "
            + query.kind() + ": ask for them by name or by ids");
      }
      next = page.isEmpty() ? next : next.after(page.get(page.size() - 1));
    } while (page.size() == DocumentQuery.MAX_LIMIT);
    return all;
  }

  /**
   * Changes a document, whoever else changes it at the same time: nobody's change is lost.
   *
   * @param change makes the document to write from the one that is stored; may be called again
   * @return the changed document, or empty when there is none with this key
   */
  public Optional<Document> change(Document.Key key, UnaryOperator<Document> change) {
    List<Document> changed = changeAll(() -> find(key).stream()
        .map(stored -> change.apply(stored).toBuilder().updated(Instant.now()).build())
        .toList());
    return changed.stream().findFirst();
  }

  /**
   * Changes several documents, whoever else changes them at the same time.
   *
   * @param change reads what is stored and makes what is to be written; called again when some of
   *     it was not written, as another version was stored
   * @return what was made last
   */
  public List<Document> changeAll(Supplier<List<Document>> change) {
    long start = System.nanoTime();
    while (true) {
      List<Document> changed = change.get();
      try {
        put(changed);
        return changed;
      } catch (VersionConflictException e) {
        if (System.nanoTime() - start > CHANGE_NANOS) {
          Document.Key key = e.keys().get(0);
          throw new StoreBusyException(
              "The " + key.kind() + " " + key.id() + " is being changed by others");
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
      }
    }
  }

  /** Deletes one; tells whether it was there. */
  public boolean delete(Document.Key key) {
    return delete(List.of(key)) > 0;
  }

  /** Deletes those that are there; tells how many were. */
  public int delete(List<Document.Key> keys) {
    return Durable.await(store.delete(keys));
  }
}
