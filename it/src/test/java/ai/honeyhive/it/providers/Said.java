package ai.honeyhive.it.providers;

/** The texts of the WARNs, word by word; without the lines' numbers. */
final class Said {
  static final String TAP =
      "HH103: The application's OpenTelemetry was built without HoneyHive's span processor:"
          + " spans of other instrumentation are not captured. To capture them too, add it where that"
          + " OpenTelemetry is built:"
          + " SdkTracerProviderBuilder.addSpanProcessor(HoneyHive.spanProcessor()).";

  static final String AGENT =
      "HH106: OpenTelemetry's agent runs without HoneyHive's extension: spans of the agent are not"
          + " captured. To capture them too, start the JVM with"
          + " -Dotel.javaagent.extensions=honeyhive-agent-extension.jar.";

  static final String AGENT_DISABLED =
      "HH107: OpenTelemetry's agent runs, and its SDK is disabled: it makes no spans. Remove"
          + " OTEL_SDK_DISABLED (otel.sdk.disabled) to have it record.";

  static final String NO_OP =
      "HH104: The OpenTelemetry that is there records nothing, so spans of other instrumentation"
          + " are not captured. Register an OpenTelemetry, or make the tracer, before anything asks for"
          + " the global one; or hand tracer.openTelemetry() to the instrumentation.";

  static final String UNSAMPLED =
      "HH112: A span was not recorded, because the sampler (the application's) decided so. Let the"
          + " sampler record them, for example OTEL_TRACES_SAMPLER=always_on.";

  static final String CLOSED_GIVEN =
      "HH105: The OpenTelemetry that is there was shut down, so spans of other instrumentation are not"
          + " captured. It cannot be replaced: close it at the end of the process only, or hand"
          + " tracer.openTelemetry() to the instrumentation.";

  static final String UNREADABLE = "HH115: The OpenTelemetry of the application is not the SDK"
      + " (ai.honeyhive.it.providers.programs.Wrapped$1), so its spans cannot be read. Add"
      + " HoneyHive.spanProcessor() to the SDK behind it.";

  private Said() {}

  static String taken(String setBy) {
    return "HH113: The global OpenTelemetry was to be HoneyHive's and is not: A global"
        + " OpenTelemetry, set at " + setBy + ", makes spans. Make the tracer earlier, or add"
        + " HoneyHive.spanProcessor() to the one that is registered.";
  }

  static String noOp(String setBy) {
    return "HH104: The global OpenTelemetry, set at " + setBy
        + ", records nothing, so spans of other"
        + " instrumentation are not captured. Register an OpenTelemetry, or make the tracer, before"
        + " anything asks for the global one; or hand tracer.openTelemetry() to the instrumentation.";
  }

  static String closed(String setBy) {
    return "HH105: The global OpenTelemetry, set at " + setBy + ", was shut down, so spans of other"
        + " instrumentation are not captured. It cannot be replaced: close it at the end of the"
        + " process only, or hand tracer.openTelemetry() to the instrumentation.";
  }

  /** Below 1.57. */
  static String unknown(String version) {
    return "HH108: OpenTelemetry " + version + " does not let anybody see whether a global"
        + " OpenTelemetry is registered. If the application has one, add HoneyHive.spanProcessor()"
        + " where it is built, or pass it to openTelemetry(...) on the builder; if it has none, say"
        + " global(GlobalRegistration.NEVER). OpenTelemetry 1.57 and later show it.";
  }
}
