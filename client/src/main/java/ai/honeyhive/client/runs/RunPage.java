package ai.honeyhive.client.runs;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** One page of a list of runs. Immutable. */
public final class RunPage extends JsonBacked {
  private static final Set<String> NAMES = Set.of("evaluations", "pagination", "metrics");

  private final List<Run> runs;
  private final JsonFields pagination;

  private RunPage(JsonFields json) {
    super(json, NAMES);
    runs = json.objects("evaluations", Run::new);
    pagination = json.fields("pagination");
  }

  /**
   * Reads a page from its JSON form. A server that does not page answers one page with all runs.
   *
   * @param json the JSON object
   * @return the page
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static RunPage fromJson(JsonNode json) {
    return new RunPage(JsonFields.of(json));
  }

  /** {@return the runs on this page; unmodifiable} */
  public List<Run> runs() {
    return runs;
  }

  /** {@return the number of this page, from 1} */
  public int page() {
    return pagination.has("page") ? (int) pagination.count("page") : 1;
  }

  /** {@return how many runs a page holds at most} */
  public int limit() {
    return pagination.has("limit") ? (int) pagination.count("limit") : runs.size();
  }

  /** {@return how many runs match} */
  public long total() {
    return pagination.has("total") ? pagination.count("total") : runs.size();
  }

  /** {@return how many runs there are, whether they match or not} */
  public long totalUnfiltered() {
    return pagination.has("total_unfiltered") ? pagination.count("total_unfiltered") : total();
  }

  /** {@return how many pages there are} */
  public int totalPages() {
    return pagination.has("total_pages") ? (int) pagination.count("total_pages") : 1;
  }

  /** {@return whether a page follows} */
  public boolean hasNext() {
    return pagination.flag("has_next");
  }

  /** {@return whether a page precedes} */
  public boolean hasPrevious() {
    return pagination.flag("has_prev");
  }

  /** {@return the names of the metrics that occur in the runs; unmodifiable} */
  public List<String> metrics() {
    return json.texts("metrics");
  }
}
