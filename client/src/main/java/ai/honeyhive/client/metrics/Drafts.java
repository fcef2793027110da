package ai.honeyhive.client.metrics;

import ai.honeyhive.client.events.EventFilter;
import ai.honeyhive.client.internal.JsonValues;
import ai.honeyhive.client.internal.rest.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What metrics to be made and to be changed have in common. */
final class Drafts {
  private Drafts() {}

  static JsonFields withCategory(JsonFields json, String name, @Nullable Double score) {
    Map<String, @Nullable Object> category = new LinkedHashMap<>();
    category.put("category", name);
    category.put("score", score);
    List<@Nullable Object> categories = new ArrayList<>(json.list("categories"));
    categories.add(category);
    return json.with("categories", categories);
  }

  static JsonFields withFilter(JsonFields json, EventFilter filter) {
    List<@Nullable Object> filters = new ArrayList<>(json.fields("filters").list("filterArray"));
    filters.add(JsonValues.fromNode(filter.toJson()));
    return json.with("filters", Map.of("filterArray", filters));
  }
}
