package ai.honeyhive.tracer.internal.processing.routing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;

/** Recognises spans of language models, their tools and agents by the names of their attributes. */
final class GenAiSpans {
  /**
   * OpenTelemetry GenAI, OpenInference and OpenLLMetry (the next three), Vercel AI, MCP, and
   * HoneyHive's content. HoneyHive's identity ({@code honeyhive.}) says nothing: it may be on any
   * span.
   */
  private static final String[] PREFIXES = {
    "gen_ai.", "openinference.", "llm.", "traceloop.", "ai.", "mcp.", "honeyhive_"
  };

  private GenAiSpans() {}

  static boolean matches(Attributes attributes) {
    for (AttributeKey<?> key : attributes.asMap().keySet()) {
      if (matches(key)) {
        return true;
      }
    }
    return false;
  }

  static boolean matches(AttributeKey<?> key) {
    for (String prefix : PREFIXES) {
      if (key.getKey().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
