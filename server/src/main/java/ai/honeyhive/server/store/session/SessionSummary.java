package ai.honeyhive.server.store.session;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a list says about a session: its id, name and place in time, and what its events add up to.
 * Immutable.
 */
public final class SessionSummary {
  private final ObjectNode fields;

  /**
   * Makes a summary.
   *
   * @param fields {@code session_id}, {@code event_name}, {@code source}, {@code start_time},
   *     {@code end_time} and {@code duration} (milliseconds; the end is that of the last event),
   *     {@code num_events}, {@code num_model_events}, {@code num_errors}, {@code has_feedback},
   *     {@code prompt_tokens}, {@code completion_tokens}, {@code total_tokens}, {@code cost},
   *     {@code run_id}, {@code dataset_id} and {@code datapoint_id} (text or null)
   */
  public SessionSummary(ObjectNode fields) {
    this.fields = fields.deepCopy();
  }

  /** {@return a new tree of all fields} */
  public ObjectNode toJson() {
    return fields.deepCopy();
  }

  /** {@return the session's id} */
  public String sessionId() {
    return text("session_id");
  }

  /** {@return its name} */
  public String name() {
    return text("event_name");
  }

  /** {@return where it came from, for example {@code production}} */
  public String source() {
    return text("source");
  }

  /** {@return when it began, in milliseconds since the Unix epoch} */
  public double startTime() {
    return fields.path("start_time").doubleValue();
  }

  /** {@return when its last event ended, in milliseconds since the Unix epoch} */
  public double endTime() {
    return fields.path("end_time").doubleValue();
  }

  /** {@return how many events it has, itself not counted} */
  public long events() {
    return fields.path("num_events").longValue();
  }

  /** {@return how many of them are calls of models} */
  public long models() {
    return fields.path("num_model_events").longValue();
  }

  /** {@return how many of them failed} */
  public long errors() {
    return fields.path("num_errors").longValue();
  }

  /** {@return the tokens of all calls of models} */
  public long totalTokens() {
    return fields.path("total_tokens").longValue();
  }

  /** {@return the cost of all calls of models} */
  public double cost() {
    return fields.path("cost").doubleValue();
  }

  /** {@return whether there is feedback on it or on one of its events} */
  public boolean hasFeedback() {
    return fields.path("has_feedback").booleanValue();
  }

  private String text(String field) {
    return fields.path(field).asText();
  }

  @Override
  public String toString() {
    return "SessionSummary[" + sessionId() + "]";
  }
}
