package ai.honeyhive.server.internal.api.runs;

import ai.honeyhive.server.internal.api.body.DateRange;
import ai.honeyhive.server.internal.api.body.QueryValues;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.internal.storage.Documents;
import ai.honeyhive.server.store.Document;
import ai.honeyhive.server.store.DocumentQuery;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One page of the runs that a request asks for. */
final class RunList {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;
  // Runs can be large, so few are in memory at a time.
  private static final int CHUNK = 100;
  private static final Map<String, Comparator<Line>> ORDERS = Map.of(
      "created_at", Comparator.comparing(line -> line.run.created()),
      "updated_at", Comparator.comparing(line -> line.run.updated()),
      "name", Comparator.comparing(Line::name),
      "status", Comparator.comparing(Line::status));

  private final Documents documents;
  private final String project;
  private final String datasetId;
  private final String name;
  private final String status;
  private final DateRange created;
  private final Set<String> runIds;
  private final Comparator<Line> order;
  private final int page;
  private final int limit;

  /** What sorting a run needs, and the run without its content. */
  private record Line(Document run, String name, String status) {}

  RunList(Documents documents, Request request) throws IOException {
    this.documents = documents;
    this.project = request.project();
    this.datasetId = QueryValues.text(request, "dataset_id");
    this.name = QueryValues.text(request, "name").toLowerCase(Locale.ROOT);
    this.status = QueryValues.text(request, "status");
    if (!status.isEmpty()) {
      RunBody.state(status);
    }
    this.created = QueryValues.dateRange(request);
    this.runIds = Set.copyOf(QueryValues.ids(request, "run_ids"));
    this.order = order(request);
    this.page = QueryValues.positive(request, "page", 1, Integer.MAX_VALUE);
    this.limit = QueryValues.positive(request, "limit", DEFAULT_LIMIT, MAX_LIMIT);
  }

  private static Comparator<Line> order(Request request) {
    String by = QueryValues.text(request, "sort_by");
    Comparator<Line> order = ORDERS.get(by.isEmpty() ? "created_at" : by);
    if (order == null) {
      throw HttpFailure.badRequest(
          "sort_by must be one of created_at, updated_at, name, status: " + by);
    }
    Comparator<Line> whole =
        order.thenComparing(line -> line.run.created()).thenComparing(line -> line.run.id());
    return switch (QueryValues.text(request, "sort_order")) {
      case "", "desc" -> whole.reversed();
      case "asc" -> whole;
      default -> throw HttpFailure.badRequest("sort_order must be asc or desc");
    };
  }

  /** The runs of the page, and the numbers of the pages. */
  record Page(List<Document> runs, ObjectNode pagination) {}

  Page read() {
    List<Line> lines = new ArrayList<>();
    int all = 0;
    DocumentQuery query = DocumentQuery.of(project, Runs.KIND).limit(CHUNK);
    List<Document> chunk = documents.list(query);
    while (!chunk.isEmpty()) {
      all += chunk.size();
      chunk.forEach(run -> addIfWanted(run, lines));
      chunk = documents.list(query.after(chunk.get(chunk.size() - 1)));
    }
    lines.sort(order);
    long first = (page - 1L) * limit;
    List<String> ids =
        lines.stream().skip(first).limit(limit).map(line -> line.run.id()).toList();
    return new Page(inOrder(ids), pagination(lines.size(), all));
  }

  private void addIfWanted(Document run, List<Line> lines) {
    ObjectNode fields = Runs.fields(run);
    Line line = new Line(
        run.toBuilder().json(Json.object()).build(),
        fields.path("name").asText(),
        fields.path("status").asText("pending"));
    boolean wanted = (runIds.isEmpty() || runIds.contains(run.id()))
        && line.name.toLowerCase(Locale.ROOT).contains(name)
        && (status.isEmpty() || status.equals(line.status))
        && (datasetId.isEmpty() || isOf(fields))
        && created.contains(run.created());
    if (wanted) {
      lines.add(line);
    }
  }

  /** A dataset that is not stored here is named by the metadata. */
  private boolean isOf(ObjectNode fields) {
    return datasetId.equals(fields.path("dataset_id").asText())
        || datasetId.equals(fields.at("/metadata/offline_dataset_id").asText());
  }

  private List<Document> inOrder(List<String> ids) {
    Map<String, Document> found = new HashMap<>();
    documents.find(project, Runs.KIND, ids).forEach(run -> found.put(run.id(), run));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private ObjectNode pagination(int total, int unfiltered) {
    long pages = (total + limit - 1L) / limit;
    return Json.object()
        .put("page", page)
        .put("limit", limit)
        .put("total", total)
        .put("total_unfiltered", unfiltered)
        .put("total_pages", pages)
        .put("has_next", page < pages)
        .put("has_prev", page > 1);
  }
}
