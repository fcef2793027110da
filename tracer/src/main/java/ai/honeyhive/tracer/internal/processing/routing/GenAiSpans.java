package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

/** Recognises spans of language models, their tools and agents by the names of their attributes. */
final class GenAiSpans {
  /** OpenTelemetry GenAI, OpenInference (two), Traceloop (two), Vercel AI, HoneyHive (two). */
  private static final String[] PREFIXES = {
    "gen_ai.", "openinference.", "llm.", "traceloop.", "ai.", "honeyhive.", "honeyhive_", "mcp."
  };

  private GenAiSpans() {}

  static boolean matches(Attributes attributes) {
    for (AttributeKey<?> key : attributes.asMap().keySet()) {
      for (String prefix : PREFIXES) {
        if (key.getKey().startsWith(prefix)) {
          return true;
        }
      }
    }
    return false;
  }
}
