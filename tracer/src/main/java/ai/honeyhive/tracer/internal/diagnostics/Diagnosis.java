package ai.honeyhive.tracer.internal.diagnostics;

/** A failure a user can act on. Each constant has a page, {@code docs/diagnostics/HH###.md}. */
public enum Diagnosis {
  HH101_NO_API_KEY("Set HH_API_KEY, or apiKey(...) on the builder."),
  HH102_NOT_STARTED(
      "Tracing is off for this tracer; check the OpenTelemetry versions on the class path."),
  HH103_TAP("To capture them too, add it where that OpenTelemetry is built:"
      + " SdkTracerProviderBuilder.addSpanProcessor(HoneyHive.spanProcessor())."),
  HH104_GLOBAL_NO_OP(
      "Register an OpenTelemetry, or make the tracer, before anything asks for the global one; or"
          + " hand tracer.openTelemetry() to the instrumentation."),
  HH105_GLOBAL_CLOSED("It cannot be replaced: close it at the end of the process only, or hand"
      + " tracer.openTelemetry() to the instrumentation."),
  HH106_AGENT_WITHOUT_EXTENSION("To capture them too, start the JVM with"
      + " -Dotel.javaagent.extensions=honeyhive-agent-extension.jar."),
  HH107_AGENT_DISABLED("Remove OTEL_SDK_DISABLED (otel.sdk.disabled) to have it record."),
  HH108_STATE_UNKNOWN(
      "If the application has one, add HoneyHive.spanProcessor() where it is built, or pass it to"
          + " openTelemetry(...) on the builder; if it has none, say"
          + " global(GlobalRegistration.NEVER). OpenTelemetry 1.57 and later show it."),
  HH109_MIXED_VERSIONS("Bring all of io.opentelemetry to one version with opentelemetry-bom."),
  HH110_OTHER_OPENTELEMETRY(
      "Load opentelemetry-api once, from a class loader that both can see; until then neither sees"
          + " the spans of the other."),
  HH111_TWO_COPIES("Load honeyhive-tracer once, from a class loader that both can see."),
  HH112_UNSAMPLED("Let the sampler record them, for example OTEL_TRACES_SAMPLER=always_on."),
  HH113_GLOBAL_TAKEN(
      "Make the tracer earlier, or add HoneyHive.spanProcessor() to the one that is registered."),
  HH114_EXTENSION_SENDS_ELSEWHERE(
      "Give the agent's process the same HH_API_KEY and HH_API_URL as the tracer."),
  HH115_UNREADABLE_SPANS("Add HoneyHive.spanProcessor() to the SDK behind it."),
  HH116_ENVIRONMENT("Correct it or remove it; until then the default is used."),
  HH117_UNKNOWN_SETTING(
      "Correct the name or remove it; docs/configuration.md lists all there are."),
  HH201_REFUSED("Check the API key and the server URL."),
  HH202_UNREACHABLE(
      "Check that the server URL is right and can be reached from here; what waits is sent then."),
  HH203_QUEUE_FULL("Raise queue(...) for bursts; else trace less, or look for HH201 and HH202."),
  HH204_PARTLY_REJECTED("The server names the reason; the other spans of the request were stored."),
  HH205_CLOSED_WITH_PENDING("Give close(timeout) more time, or call flush(timeout) before."),
  HH206_NOT_ARRIVING("Run tracer.selfCheck(timeout) and look at tracer.status()."),
  HH207_SPILL_UNUSABLE("Give each process a directory of its own that it can write to."),
  HH208_SPILL_LOSSES("Raise spillLimits(...), or bring the server back sooner."),
  HH209_SHORTENED("Record less, or raise the limit of the server and request(...)."),
  HH210_KEY_SUPPLIER("The key used before is used again; mend the supplier."),
  HH301_SESSION_REFUSED(
      "Spans still carry the session id; the server makes the session from them."),
  HH302_SESSION_ID("Pass a UUID; a new session was started instead."),
  HH303_SESSION_UPDATES_LOST(
      "Look at tracer.status().sessionUpdatesLost(); spans are not concerned."),
  HH304_CARRIER("The request goes on without it; mend the carrier, or the setter or getter of it."),
  HH401_VALUE_NOT_CAPTURED(
      "Record a string, number, boolean, map, list, record or bean that can be read."),
  HH402_VALUE_CUT("Record the part of the value that is looked at."),
  HH410_ATTRIBUTES_DROPPED(
      "Record fewer attributes, or a map as one value; or raise OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT."),
  HH420_NOT_FOLLOWED(
      "Return it from a method whose declared type is the interface it implements, or"
          + " take span.endLater() and end the step with that."),
  HH430_NOT_WOVEN("Annotate a method that has code of its own, or use HoneyHiveTracer.traced."),
  HH501_REDACTION_FAILED(
      "What cannot be looked through is not sent; mend the expression that takes too long."),
  HH502_REDACTION_OF_THE_AGENT(
      "Say the same with HH_REDACTION or -Dhoneyhive.redaction, which the agent reads, too."),
  HH901_INTERNAL("Tracing went on without it; please report it with the cause.");

  private final String action;

  Diagnosis(String action) {
    this.action = action;
  }

  /** The short id, for example {@code HH201}. */
  public String id() {
    return name().substring(0, 5);
  }

  /** Whether it is about the process, not about one tracer: HH1xx. */
  boolean isOfTheProcess() {
    return name().startsWith("HH1");
  }

  /** What the user can do about it. */
  public String action() {
    return action;
  }
}
