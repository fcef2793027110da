package ai.honeyhive.tracer.config;

/**
 * Whether a tracer registers an OpenTelemetry of its own as the global one, which instrumentation
 * that was handed none uses. There is one global in a process, and it cannot be replaced.
 */
public enum GlobalRegistration {
  /**
   * Only when it is free, and nothing that brings its own is present: no agent, no autoconfigure,
   * no framework such as Spring Boot or Quarkus. An application that registers another one later
   * gets OpenTelemetry's exception.
   */
  AUTO,
  /** Whenever it is free. When it is not, that is reported. */
  ALWAYS,
  /** Not at all: nothing static of OpenTelemetry is changed. */
  NEVER
}
