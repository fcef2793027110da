package ai.honeyhive.agent;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.config.EvaluationConfig;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.api.common.AttributeKey;
import org.jspecify.annotations.Nullable;

/** What the application's main tracer published about itself; it may come and go at any time. */
final class Published {
  private Published() {}

  /** The id of its session, or null when there is none. */
  static @Nullable String session() {
    return System.getProperty(AgentMarker.SESSION);
  }

  /** Its source, or the other one. */
  static String source(String other) {
    return System.getProperty(AgentMarker.SOURCE, other);
  }

  /** Who its spans are, those outside any scope; its source is the other one when it has none. */
  static Identity identity(String session, String otherSource) {
    EvaluationConfig evaluation = new EvaluationConfig(
        more(SpanKeys.RUN_ID), more(SpanKeys.DATASET_ID), more(SpanKeys.DATAPOINT_ID));
    Identity.Origin origin = new Identity.Origin(
        Identity.Origin.DEFAULT_TRACER, more(SpanKeys.PROJECT), source(otherSource));
    return Identity.of(session, "", origin, evaluation);
  }

  private static @Nullable String more(AttributeKey<String> key) {
    return System.getProperty(AgentMarker.IDENTITY + key.getKey());
  }

  /** What it captures, or the default. */
  static Capture capture() {
    String name = System.getProperty(AgentMarker.CAPTURE);
    for (Capture capture : Capture.values()) {
      if (capture.name().equals(name)) {
        return capture;
      }
    }
    return Capture.GENAI;
  }
}
