package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as readers get it: {@code ExperimentRunObject}, with the lists that it was made with. */
final class RunObject {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final List<String> OBJECTS = List.of("metadata", "results", "configuration");
  private static final List<String> LISTS =
      List.of("event_ids", "session_ids", "datapoint_ids", "evaluators");

  private final Documents documents;

  RunObject(Documents documents) {
    this.documents = documents;
  }

  /** Whether a request has the form of older clients, which read no null. */
  static boolean isLegacy(Request request) {
    return !request.rawPath().startsWith("/v1/");
  }

  /** A run in the form that a request wants. */
  ObjectNode json(Document run, Request request) {
    ObjectNode json = json(run);
    if (isLegacy(request)) {
      json.retain(json.propertyStream()
          .filter(field -> !field.getValue().isNull())
          .map(Map.Entry::getKey)
          .toList());
    }
    return json;
  }

  private ObjectNode json(Document run) {
    ObjectNode fields = Runs.fields(run);
    ObjectNode json = Json.object()
        .put("id", run.json().path("id").asText())
        .put("run_id", run.id())
        .put("name", text(fields, "name"))
        .put("description", text(fields, "description"))
        .put("status", fields.path("status").asText("pending"));
    OBJECTS.forEach(
        name -> json.set(name, fields.path(name).isObject() ? fields.get(name) : Json.object()));
    json.putObject("metrics");
    LISTS.forEach(
        name -> json.set(name, fields.path(name).isArray() ? fields.get(name) : Json.array()));
    if (fields.has("passing_ranges")) {
      json.set("passing_ranges", fields.get("passing_ranges"));
    }
    return json.put("is_active", true)
        .put("created_at", TIME.format(run.created()))
        .put("updated_at", updated(run))
        .put("scope_type", "project")
        .put("scope_id", run.key().project())
        .put("dataset_id", text(fields, "dataset_id"))
        .put("dataset_name", datasetName(run, text(fields, "dataset_id")));
  }

  private static @Nullable String updated(Document run) {
    Instant updated = run.updated();
    return updated.equals(run.created()) ? null : TIME.format(updated);
  }

  private static @Nullable String text(JsonNode fields, String name) {
    return fields.path(name).textValue();
  }

  private @Nullable String datasetName(Document run, @Nullable String datasetId) {
    if (datasetId == null || datasetId.isEmpty()) {
      return null;
    }
    return documents.find(run.key().project(), "dataset", List.of(datasetId)).stream()
        .map(Document::name)
        .findFirst()
        .orElse(null);
  }
}
