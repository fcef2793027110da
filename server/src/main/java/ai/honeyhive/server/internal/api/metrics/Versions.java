package ai.honeyhive.server.internal.api.metrics;

import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.internal.storage.Shelf;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import ai.honeyhive.server.store.VersionConflictException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Versions of metrics: {@code v1}, {@code v2}… The metric counts them and knows which one it is;
 * once it is changed in another way, it is none of them.
 */
final class Versions {
  /** The version that a metric is, in the stored metric. */
  static final String DEPLOYED = "deployed";

  private static final String KIND = "metric_version";
  private static final String COUNT = "versions";
  private static final Shape SHAPE = new Shape(
      Map.of("message", Kind.TEXT, "content", Kind.OBJECT, "deploy_immediately", Kind.FLAG));

  private final Documents documents;
  private final Shelf metrics;

  Versions(Documents documents, Shelf metrics) {
    this.documents = documents;
    this.metrics = metrics;
  }

  /** What a version of a stored metric would say. */
  static ObjectNode content(ObjectNode metric) {
    return metric.deepCopy().retain(MetricItem.FIELDS);
  }

  /** All versions of a metric, the newest first. */
  List<ObjectNode> list(Document metric) {
    return documents.all(DocumentQuery.of(metric.key().project(), KIND).named(metric.id())).stream()
        .map(version -> json(version, metric))
        .toList();
  }

  /** {@code CreateMetricVersionRequest}: what the content leaves out is as the metric has it. */
  ObjectNode create(String project, String id, JsonNode body) {
    ObjectNode request = SHAPE.closed(body);
    Texts.require(request, "message", "content");
    ObjectNode given = MetricBody.update(request.get("content"));
    Document metric;
    Document made;
    do {
      metric = counted(project, id);
      made = version(metric, request.get("message"), given);
    } while (!isNew(made));
    return request.path("deploy_immediately").asBoolean()
        ? deploy(project, id, made.json().path("name").asText())
        : json(made, metric);
  }

  /** Counted first, so that no two versions get one name. */
  private Document counted(String project, String id) {
    return metrics.change(project, id, stored -> {
      ObjectNode counted = stored.json();
      counted.put(COUNT, counted.path(COUNT).asInt() + 1);
      return stored.toBuilder().json(counted).build();
    });
  }

  /** An import may have brought versions that the metric did not count. */
  private boolean isNew(Document version) {
    try {
      documents.put(version);
      return true;
    } catch (VersionConflictException e) {
      return false;
    }
  }

  private static Document version(Document metric, JsonNode message, ObjectNode given) {
    String name = "v" + metric.json().get(COUNT).asInt();
    ObjectNode content = content(metric.json()).setAll(given);
    ObjectNode version = Json.object().put("name", name);
    version.set("message", message);
    version.put("full_sha", hash(metric.id() + name + content)).set("content", content);
    Document.Key key = key(metric.key().project(), metric.id(), name);
    return Document.of(key).name(metric.id()).json(version).build();
  }

  /** Makes a metric what a version says. */
  ObjectNode deploy(String project, String id, String name) {
    metrics.get(project, id);
    Document version =
        name.length() > 20 ? null : documents.find(key(project, id, name)).orElse(null);
    if (version == null || !version.json().path("content").isObject()) {
      throw HttpFailure.notFound("The metric " + id + " has no version " + name);
    }
    ObjectNode content = (ObjectNode) version.json().get("content");
    Document metric = metrics.change(project, id, stored -> {
      ObjectNode deployed = stored.json();
      deployed.remove(MetricItem.FIELDS);
      deployed.setAll(content.deepCopy());
      deployed.put(DEPLOYED, name);
      return stored.toBuilder()
          .name(content.path("name").asText())
          .json(deployed)
          .build();
    });
    return json(version, metric);
  }

  /** Deletes what belonged to a metric. */
  void delete(String project, String id) {
    List<Document> all = documents.all(DocumentQuery.of(project, KIND).named(id));
    documents.delete(all.stream().map(Document::key).toList());
  }

  private static Document.Key key(String project, String id, String name) {
    return new Document.Key(project, KIND, id + "/" + name);
  }

  private static ObjectNode json(Document version, Document metric) {
    ObjectNode json = version.json();
    boolean deployed =
        json.path("name").asText().equals(metric.json().path(DEPLOYED).asText());
    return json.put("date", Items.time(version.created())).put("deployed", deployed);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
