package ai.honeyhive.server.internal.sqlite;

import ai.honeyhive.server.internal.sqlite.document.DocumentReader;
import ai.honeyhive.server.internal.sqlite.file.Readers;
import ai.honeyhive.server.internal.sqlite.write.GroupCommit;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.DocumentStore;
import ai.honeyhive.server.store.TooLargeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Documents in a SQLite database. */
final class SqliteDocumentStore implements DocumentStore {
  private final GroupCommit commits;
  private final Readers readers;

  SqliteDocumentStore(GroupCommit commits, Readers readers) {
    this.commits = commits;
    this.readers = readers;
  }

  @Override
  public CompletableFuture<Void> put(List<Document> documents) {
    try {
      return commits.put(documents);
    } catch (TooLargeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletableFuture<Integer> delete(List<Document.Key> keys) {
    return commits.delete(keys);
  }

  @Override
  public List<Document> get(List<Document.Key> keys) {
    return readers.read(connection -> new DocumentReader(connection).get(keys));
  }

  @Override
  public List<Document> list(DocumentQuery query) {
    return readers.read(connection -> new DocumentReader(connection).list(query));
  }
}
