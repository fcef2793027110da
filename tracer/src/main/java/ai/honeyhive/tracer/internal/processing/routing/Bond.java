package ai.honeyhive.tracer.internal.processing.routing;

/** What ties a span to its owner, and with that whether the owner gets what starts below it. */
enum Bond {
  /** A host's span outside any scope: what is below it is anybody's. */
  APART,
  /** A host's span in the session of a request: what is below is in that session too. */
  REQUEST,
  /** Made through the owner's OpenTelemetry, or one that HoneyHive made for all. */
  KIN,
  /** Started in a scope of the owner: whatever is below it is the owner's. */
  SCOPE;

  /** Whether the span counts as one that started in a scope. */
  boolean isScoped() {
    return this == KIN || this == SCOPE;
  }
}
