package ai.honeyhive.server.internal.api.datasets;

import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Documents that are changed together: read when they are asked for, written when they differ. */
final class Draft {
  private final Documents documents;
  private final String project;
  private final Map<Document.Key, Document> stored = new HashMap<>();
  private final Map<Document.Key, ObjectNode> content = new LinkedHashMap<>();

  Draft(Documents documents, String project) {
    this.documents = documents;
    this.project = project;
  }

  /** Reads many at once. */
  void load(String kind, Collection<String> ids) {
    List<String> missing = ids.stream()
        .filter(id -> Documents.isId(id) && !content.containsKey(key(kind, id)))
        .toList();
    for (Document document : documents.find(project, kind, missing)) {
      stored.put(document.key(), document);
      content.put(document.key(), document.json());
    }
  }

  /** The content of one, to be changed in place; null when it is not there. */
  @Nullable
  ObjectNode find(String kind, String id) {
    if (!Documents.isId(id)) {
      return null;
    }
    if (!content.containsKey(key(kind, id))) {
      load(kind, List.of(id));
    }
    return content.get(key(kind, id));
  }

  /** Makes one, unless it is there: then this draft is made again after half of it was written. */
  void create(String kind, String id, ObjectNode json) {
    if (find(kind, id) == null) {
      content.put(key(kind, id), json);
    }
  }

  private Document.Key key(String kind, String id) {
    return new Document.Key(project, kind, id);
  }

  /** Those that are new, or differ from what is stored. */
  List<Document> changed() {
    Instant now = Instant.now();
    return content.entrySet().stream()
        .map(one -> document(one.getKey(), one.getValue(), now))
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable Document document(Document.Key key, ObjectNode json, Instant now) {
    Document before = stored.get(key);
    if (before != null && before.json().equals(json)) {
      return null;
    }
    Document.Builder after =
        before == null ? Document.of(key) : before.toBuilder().updated(now);
    return after.name(json.path("name").asText()).json(json).build();
  }
}
