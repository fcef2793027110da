package ai.honeyhive.tracer.internal.context;

import ai.honeyhive.tracer.config.EvaluationConfig;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Who a span is: its session, where it comes from, and what it is evaluated for. The attributes are
 * made once: setting a prebuilt set is what a span start can afford.
 *
 * @param isAutoCreated whether the session is one that nobody starts, see {@link #autoCreated}
 * @param attributes all of it, as it is written on a span
 */
public record Identity(
    String sessionId,
    String sessionName,
    Origin origin,
    EvaluationConfig evaluation,
    boolean isAutoCreated,
    Attributes attributes) {

  /** Makes an identity with the attribute names of the HoneyHive wire format. */
  public static Identity of(
      String sessionId, String sessionName, Origin origin, EvaluationConfig evaluation) {
    return new Identity(
        sessionId,
        sessionName,
        origin,
        evaluation,
        false,
        attributes(sessionId, origin, evaluation).build());
  }

  /** Makes an identity of the default tracer, for nothing that is evaluated. */
  public static Identity of(String sessionId, String sessionName, String source) {
    return of(sessionId, sessionName, Origin.of(source), EvaluationConfig.NONE);
  }

  private static AttributesBuilder attributes(
      String sessionId, Origin origin, EvaluationConfig evaluation) {
    AttributesBuilder attributes = Attributes.builder()
        .put(SpanKeys.SESSION_ID, sessionId)
        .put(SpanKeys.SOURCE, origin.source())
        .put(SpanKeys.PROJECT, origin.project());
    return attributes
        .put(SpanKeys.RUN_ID, evaluation.runId())
        .put(SpanKeys.DATASET_ID, evaluation.datasetId())
        .put(SpanKeys.DATAPOINT_ID, evaluation.datapointId());
  }

  /** The same in another session. */
  public Identity session(String id, String name) {
    return of(id, name, origin, evaluation);
  }

  /** The same for another evaluation. */
  public Identity evaluation(EvaluationConfig of) {
    Identity same = of(sessionId, sessionName, origin, of);
    return isAutoCreated ? same.autoCreated() : same;
  }

  /** Where the application runs. */
  public String source() {
    return origin.source();
  }

  /**
   * The same, in a session that nobody starts: the server makes it from the first span that names
   * it.
   */
  public Identity autoCreated() {
    Attributes marked = attributes(sessionId, origin, evaluation)
        .put(SpanKeys.SESSION_AUTO_CREATE, true)
        .put(SpanKeys.SESSION_NAME, sessionName)
        .build();
    return new Identity(sessionId, sessionName, origin, evaluation, true, marked);
  }

  /**
   * Where spans come from.
   *
   * @param tracerId what services call the tracer among each other; it says which of several a
   *     request belongs to
   * @param project the name of the project, where the key does not say it; or null
   * @param source where the application runs
   */
  public record Origin(String tracerId, @Nullable String project, String source) {
    /** The id of a tracer that nobody named. */
    public static final String DEFAULT_TRACER = "default";

    /** The origin of the default tracer. */
    public static Origin of(String source) {
      return new Origin(DEFAULT_TRACER, null, source);
    }

    /** The same from another source. */
    public Origin source(String from) {
      return new Origin(tracerId, project, from);
    }
  }
}
