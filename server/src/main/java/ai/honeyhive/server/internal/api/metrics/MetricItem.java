package ai.honeyhive.server.internal.api.metrics;

import ai.honeyhive.server.internal.api.body.Items;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Metrics as they are on the wire: {@code MetricItem} is closed. */
final class MetricItem {
  /** What a metric says; a version of it says all of this too. */
  static final List<String> FIELDS = List.of(
      "name",
      "type",
      "criteria",
      "description",
      "return_type",
      "enabled_in_prod",
      "needs_ground_truth",
      "sampling_percentage",
      "model_provider",
      "model_name",
      "scale",
      "threshold",
      "categories",
      "child_metrics",
      "filters");

  private static final List<String> ITEM = item();

  private MetricItem() {}

  private static List<String> item() {
    List<String> names = new ArrayList<>(FIELDS);
    names.addAll(List.of("id", "created_at", "updated_at"));
    return List.copyOf(names);
  }

  static ObjectNode current(Document metric) {
    ObjectNode item = Items.json(metric).retain(ITEM);
    return metric.updated().equals(metric.created()) ? item.putNull("updated_at") : item;
  }

  static ObjectNode legacy(Document metric) {
    return LegacyMetric.json(current(metric), metric.json());
  }
}
