package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.DocumentIds;
import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.VersionConflictException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The runs as they are stored: what creates of a run said, and what updates said, apart, so that a
 * create that comes again undoes no update.
 */
final class Runs {
  static final String KIND = "run";
  private static final String CREATED = "created";
  private static final String UPDATED = "updated";

  private final Documents documents;

  Runs(Documents documents) {
    this.documents = documents;
  }

  private static Document.Key key(String project, String runId) {
    return new Document.Key(project, KIND, runId);
  }

  /** Creates a run; one that is there already gets the given fields where no update gave others. */
  Document create(String project, String runId, ObjectNode fields) {
    while (true) {
      Optional<Document> known = change(project, runId, CREATED, fields);
      if (known.isPresent()) {
        return known.get();
      }
      ObjectNode json = Json.object().put("id", DocumentIds.next());
      json.set(CREATED, fields);
      json.set(UPDATED, Json.object());
      Document run = Document.of(key(project, runId)).json(json).build();
      try {
        documents.put(run);
        return run;
      } catch (VersionConflictException e) {
        // Somebody else created it just now.
      }
    }
  }

  /** Changes the given fields of a run. */
  Document update(String project, String runId, ObjectNode fields) {
    return change(project, runId, UPDATED, fields).orElseThrow(() -> unknown(runId));
  }

  private Optional<Document> change(String project, String runId, String layer, ObjectNode fields) {
    Optional<Document> stored = documents.find(key(project, runId));
    if (stored.isEmpty()
        || with(stored.get(), layer, fields).equals(stored.get().json())) {
      return stored;
    }
    return documents.change(
        key(project, runId),
        document -> document.toBuilder().json(with(document, layer, fields)).build());
  }

  private static ObjectNode with(Document document, String layer, ObjectNode fields) {
    ObjectNode json = document.json();
    json.set(layer, over(json.withObject("/" + layer), fields));
    return json;
  }

  Document find(String project, String runId) {
    return documents.find(key(project, runId)).orElseThrow(() -> unknown(runId));
  }

  void delete(String project, String runId) {
    if (!documents.delete(key(project, runId))) {
      throw unknown(runId);
    }
  }

  private static HttpFailure unknown(String runId) {
    return HttpFailure.notFound("There is no run " + runId);
  }

  /** What a run is now. */
  static ObjectNode fields(Document run) {
    ObjectNode json = run.json();
    return over(json.withObject("/" + CREATED), json.withObject("/" + UPDATED));
  }

  /** What {@code top} says wins: key by key in objects, whole otherwise. */
  private static ObjectNode over(ObjectNode base, ObjectNode top) {
    ObjectNode both = base.deepCopy();
    top.properties().forEach(field -> {
      if (field.getValue() instanceof ObjectNode object
          && both.get(field.getKey()) instanceof ObjectNode below) {
        below.setAll(object);
      } else {
        both.set(field.getKey(), field.getValue());
      }
    });
    return both;
  }
}
