package ai.honeyhive.server.internal.sqlite.write;

import ai.honeyhive.server.internal.sqlite.document.EncodedDocument;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.StoreException;
import ai.honeyhive.server.store.VersionConflictException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Documents to be written. A conflict fails who asked, and not what shares the commit. */
final class PutDocuments implements Change {
  private final List<EncodedDocument> documents;
  private List<Document.Key> conflicts = List.of();

  PutDocuments(List<Document> documents) {
    Set<Document.Key> keys = new HashSet<>();
    for (Document document : documents) {
      if (!keys.add(document.key())) {
        throw new IllegalArgumentException("twice in one write: " + document.key());
      }
    }
    this.documents = documents.stream().map(EncodedDocument::of).toList();
  }

  @Override
  public long weight() {
    return documents.stream().mapToLong(EncodedDocument::weight).sum();
  }

  @Override
  public void applyTo(Writer writer) throws SQLException {
    conflicts = writer.documents().put(documents);
  }

  @Override
  public @Nullable StoreException refusal() {
    return conflicts.isEmpty() ? null : new VersionConflictException(conflicts);
  }
}
