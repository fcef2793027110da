package ai.honeyhive.tracer.internal.diagnostics;

/** A failure a user can act on. Each constant has a page, {@code docs/diagnostics/HH###.md}. */
public enum Diagnosis {
  HH101_NO_API_KEY("Set HH_API_KEY, or apiKey(...) on the builder."),
  HH102_NOT_STARTED(
      "Tracing is off for this tracer; check the OpenTelemetry versions on the class path."),
  HH201_REFUSED("Check the API key and the server URL."),
  HH202_UNREACHABLE("Check that the server URL is right and can be reached from here."),
  HH203_QUEUE_FULL("Spans are ended faster than the server takes them."),
  HH204_PARTLY_REJECTED("The server names the reason; the other spans of the request were stored."),
  HH205_CLOSED_WITH_PENDING("Give close(timeout) more time, or call flush(timeout) before."),
  HH301_SESSION_REFUSED(
      "Spans still carry the session id; the server makes the session from them."),
  HH401_VALUE_NOT_CAPTURED("Record a string, number, boolean, map, list, record or bean."),
  HH901_INTERNAL("Tracing went on without it; please report it with the cause.");

  private final String action;

  Diagnosis(String action) {
    this.action = action;
  }

  /** The short id, for example {@code HH201}. */
  public String id() {
    return name().substring(0, 5);
  }

  /** What the user can do about it. */
  public String action() {
    return action;
  }
}
