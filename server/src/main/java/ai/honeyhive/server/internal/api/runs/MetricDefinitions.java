package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The metrics that a project defines. */
final class MetricDefinitions {
  private MetricDefinitions() {}

  /** Of several with one name the newest. */
  static Map<String, ObjectNode> byName(Documents documents, String project) {
    Map<String, ObjectNode> byName = new HashMap<>();
    for (Document metric : documents.all(DocumentQuery.of(project, "metric"))) {
      ObjectNode json = metric.json();
      byName.putIfAbsent(json.path("name").asText(metric.name()), json);
    }
    return byName;
  }
}
