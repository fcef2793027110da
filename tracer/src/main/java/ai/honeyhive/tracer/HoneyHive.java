package ai.honeyhive.tracer;

/** What belongs to the process, not to one tracer. */
public final class HoneyHive {
  private HoneyHive() {}

  /**
   * Makes a span processor for an OpenTelemetry that the application builds itself. Add it once,
   * before or after any tracer is made:
   *
   * <pre>{@code
   * SdkTracerProvider.builder().addSpanProcessor(HoneyHive.spanProcessor())
   * }</pre>
   *
   * @return a processor that hands the provider's spans to the tracers they belong to, and writes
   *     nothing on them
   */
  public static HoneyHiveSpanProcessor spanProcessor() {
    return new HoneyHiveSpanProcessor();
  }
}
