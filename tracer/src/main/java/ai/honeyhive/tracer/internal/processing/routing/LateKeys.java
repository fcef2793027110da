package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import io.opentelemetry.api.common.AttributeKey;

/**
 * What an event cannot do without, and is known last: when a span takes no attributes any more,
 * these are kept for it elsewhere.
 */
final class LateKeys {
  private static final String HONEYHIVE = "honeyhive_";
  private static final String[] OF_HONEYHIVE = {
    "honeyhive_outputs",
    "honeyhive_error",
    "honeyhive_event_",
    "honeyhive_metrics",
    "honeyhive_feedback"
  };
  private static final String GENAI = "gen_ai.";
  private static final String[] OF_GENAI = {
    "gen_ai.output.", "gen_ai.response.", "gen_ai.usage.", "gen_ai.tool.call.result"
  };

  private LateKeys() {}

  static boolean contains(AttributeKey<?> key) {
    String name = key.getKey();
    // Asked for each attribute of each span: most belong to neither.
    if (name.startsWith(HONEYHIVE)) {
      return begins(name, OF_HONEYHIVE);
    }
    if (name.startsWith(GENAI)) {
      return begins(name, OF_GENAI);
    }
    return name.equals(SpanKeys.ERROR_TYPE.getKey());
  }

  private static boolean begins(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
