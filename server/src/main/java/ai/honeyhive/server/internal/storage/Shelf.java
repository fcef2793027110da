package ai.honeyhive.server.internal.storage;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The documents of one kind, as routes use them: what is not there is answered with 404. */
public final class Shelf {
  private final Documents documents;
  private final String kind;

  Shelf(Documents documents, String kind) {
    this.documents = documents;
    this.kind = kind;
  }

  /** Makes a document with a new id. */
  public Document create(String project, String name, ObjectNode json) {
    Document document = Document.of(new Document.Key(project, kind, DocumentIds.next()))
        .name(name)
        .json(json)
        .build();
    documents.put(document);
    return document;
  }

  /** Finds one; 404 when it is not there. */
  public Document get(String project, String id) {
    return documents.find(key(project, id)).orElseThrow(() -> unknown(id));
  }

  /** Finds one. */
  public Optional<Document> find(String project, String id) {
    return find(project, List.of(id)).stream().findFirst();
  }

  /** Finds those that are there, in the order of the ids. */
  public List<Document> find(String project, Collection<String> ids) {
    return documents.find(project, kind, ids);
  }

  /** All of a project, the newest first. */
  public List<Document> all(String project) {
    return documents.all(DocumentQuery.of(project, kind));
  }

  /** All of a project with a name, the newest first. */
  public List<Document> named(String project, String name) {
    return documents.all(DocumentQuery.of(project, kind).named(name));
  }

  /** Changes one, whoever else does at the same time; 404 when it is not there. */
  public Document change(String project, String id, UnaryOperator<Document> change) {
    return documents.change(key(project, id), change).orElseThrow(() -> unknown(id));
  }

  /** Deletes one; 404 when it is not there. */
  public void delete(String project, String id) {
    if (!documents.delete(key(project, id))) {
      throw unknown(id);
    }
  }

  private Document.Key key(String project, String id) {
    if (!Documents.isId(id)) {
      throw unknown(id);
    }
    return new Document.Key(project, kind, id);
  }

  private HttpFailure unknown(String id) {
    String shown =
        id.length() > Documents.LONGEST_ID ? id.substring(0, Documents.LONGEST_ID) + "…" : id;
    return HttpFailure.notFound("There is no " + kind.replace('_', ' ') + " " + shown);
  }
}
