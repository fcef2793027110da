package ai.honeyhive.tracer;

/** How a tracer joined the OpenTelemetry it found. */
public enum TracerMode {
  /** It has a provider of its own, and the global OpenTelemetry is HoneyHive's. */
  OWN_GLOBAL,
  /** It has a provider of its own; the global OpenTelemetry is somebody else's, or nobody's. */
  OWN,
  /**
   * Its spans are made on a provider of the application, from which a
   * {@link HoneyHiveSpanProcessor} takes them and those of other instrumentation.
   */
  ROUTED,
  /**
   * Its spans are made on a provider of the application and read when they end; those of other
   * instrumentation are not seen.
   */
  TAP,
  /** Its spans are made by OpenTelemetry's agent, and delivered by HoneyHive's extension in it. */
  AGENT_EXTENSION,
  /** Nothing is recorded. */
  NOOP
}
