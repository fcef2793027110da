package ai.honeyhive.tracer.config;

/**
 * Which spans a tracer takes from an OpenTelemetry provider it did not make. Spans made through the
 * tracer itself, or through {@link ai.honeyhive.tracer.HoneyHiveTracer#openTelemetry()}, are always
 * taken.
 */
public enum Capture {
  /** Every span that starts in a scope of the tracer: while one of its spans is current. */
  SCOPED,
  /**
   * Spans of language models, their tools and agents, wherever they start: those with attributes of
   * OpenTelemetry's GenAI conventions, OpenInference or Traceloop; and their ancestors, so that the
   * tree is whole.
   */
  GENAI,
  /** Every span. */
  ALL
}
