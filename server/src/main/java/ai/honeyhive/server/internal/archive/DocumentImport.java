package ai.honeyhive.server.internal.archive;

import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.VersionConflictException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stores documents of an export; of one that is there already, the one that was changed last. */
final class DocumentImport {
  private final Documents documents;

  DocumentImport(Documents documents) {
    this.documents = documents;
  }

  void store(List<Document> imported) {
    Map<Document.Key, Document> byKey = new LinkedHashMap<>();
    imported.forEach(document -> byKey.put(document.key(), document));
    while (!isStored(newer(byKey))) {
      // Somebody changed one of them just now: look again.
    }
  }

  private boolean isStored(List<Document> newer) {
    try {
      documents.put(newer);
      return true;
    } catch (VersionConflictException e) {
      return false;
    }
  }

  private List<Document> newer(Map<Document.Key, Document> imported) {
    Map<Document.Key, Document> stored = new LinkedHashMap<>();
    imported.keySet().forEach(key -> documents.find(key).ifPresent(d -> stored.put(key, d)));
    List<Document> newer = new ArrayList<>();
    imported.forEach((key, document) -> {
      Document there = stored.get(key);
      if (there == null) {
        newer.add(document);
      } else if (document.updated().isAfter(there.updated())) {
        newer.add(document.toBuilder().version(there.version()).build());
      }
    });
    return newer;
  }
}
