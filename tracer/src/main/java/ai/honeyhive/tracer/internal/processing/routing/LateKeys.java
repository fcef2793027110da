package ai.honeyhive.tracer.internal.processing.routing;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import io.opentelemetry.api.common.AttributeKey;

/**
 * What an event cannot do without, and is known last: when a span takes no attributes any more,
 * these are kept for it elsewhere.
 */
final class LateKeys {
  private static final String[] PREFIXES = {
    "honeyhive_outputs",
    "honeyhive_error",
    "honeyhive_event_",
    "honeyhive_metrics",
    "honeyhive_feedback",
    "gen_ai.output.",
    "gen_ai.response.",
    "gen_ai.usage.",
    "gen_ai.tool.call.result"
  };

  private LateKeys() {}

  static boolean contains(AttributeKey<?> key) {
    String name = key.getKey();
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return name.equals(SpanKeys.ERROR_TYPE.getKey());
  }
}
