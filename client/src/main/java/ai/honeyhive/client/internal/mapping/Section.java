package ai.honeyhive.client.internal.mapping;

/** The parts of an event that hold free keys. */
public enum Section {
  CONFIG,
  INPUTS,
  OUTPUTS,
  METADATA,
  METRICS,
  FEEDBACK,
  USER_PROPERTIES
}
