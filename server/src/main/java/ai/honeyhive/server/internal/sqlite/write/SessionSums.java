package ai.honeyhive.server.internal.sqlite.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the events of one session add up to; the session's own event does not count. */
public final class SessionSums {
  /** The columns of {@link #read} and {@link #bind}, in their order. */
  public static final String COLUMNS =
      "events, models, failed, feedback, prompt_tokens, completion_tokens, total_tokens, cost,"
          + " first_start_ms, last_end_ms";

  /** Makes the same columns from rows of {@code event}. */
  static final String FROM_EVENTS =
      "count(*), total(type = 'model'), total(failed), total(feedback), total(prompt_tokens),"
          + " total(completion_tokens), total(total_tokens), total(cost), min(start_ms),"
          + " max(end_ms)";

  private long events;
  private long models;
  private long failed;
  private long feedback;
  private long promptTokens;
  private long completionTokens;
  private long totalTokens;
  private double cost;
  double firstStartMs = Double.POSITIVE_INFINITY;
  private double lastEndMs = Double.NEGATIVE_INFINITY;

  public static SessionSums read(ResultSet row, int first) throws SQLException {
    SessionSums sums = new SessionSums();
    int i = first;
    sums.events = row.getLong(i++);
    sums.models = row.getLong(i++);
    sums.failed = row.getLong(i++);
    sums.feedback = row.getLong(i++);
    sums.promptTokens = row.getLong(i++);
    sums.completionTokens = row.getLong(i++);
    sums.totalTokens = row.getLong(i++);
    sums.cost = row.getDouble(i++);
    if (sums.events > 0) {
      sums.firstStartMs = row.getDouble(i++);
      sums.lastEndMs = row.getDouble(i);
    }
    return sums;
  }

  void bind(PreparedStatement statement, int first) throws SQLException {
    int i = first;
    statement.setLong(i++, events);
    statement.setLong(i++, models);
    statement.setLong(i++, failed);
    statement.setLong(i++, feedback);
    statement.setLong(i++, promptTokens);
    statement.setLong(i++, completionTokens);
    statement.setLong(i++, totalTokens);
    statement.setDouble(i++, cost);
    statement.setDouble(i++, firstStartMs);
    statement.setDouble(i, lastEndMs);
  }

  boolean isEmpty() {
    return events == 0;
  }

  /** Adds an event; returns whether it is the first by start now. */
  boolean add(EventRow row) {
    events++;
    models += row.model ? 1 : 0;
    failed += row.failed ? 1 : 0;
    feedback += row.feedback ? 1 : 0;
    promptTokens += row.promptTokens;
    completionTokens += row.completionTokens;
    totalTokens += row.totalTokens;
    cost += row.cost;
    lastEndMs = Math.max(lastEndMs, row.endMs);
    boolean first = row.startMs < firstStartMs;
    firstStartMs = Math.min(firstStartMs, row.startMs);
    return first;
  }

  /** What a reader sees in the session's metadata, where it says nothing else. */
  public Map<String, @Nullable Object> asMetadata(boolean ownFeedback) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("num_events", events);
    metadata.put("num_model_events", models);
    metadata.put("num_errors", failed);
    metadata.put("has_feedback", ownFeedback || feedback > 0);
    metadata.put("cost", rounded(cost));
    metadata.put("prompt_tokens", promptTokens);
    metadata.put("completion_tokens", completionTokens);
    metadata.put("total_tokens", totalTokens);
    if (events > 0) {
      metadata.put("events_end_time", lastEndMs);
    }
    return metadata;
  }

  /** Without the last digits, which depend on the order in which the costs were added. */
  private static double rounded(double sum) {
    return BigDecimal.valueOf(sum).setScale(12, RoundingMode.HALF_EVEN).doubleValue();
  }
}
