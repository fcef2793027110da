package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.OwnerContext;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import io.opentelemetry.context.Context;
import java.util.Optional;

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

  /**
   * Finds the tracer whose code is running: that of the innermost scope on this thread, a step, a
   * session, or a request that another service began; outside of any the main one, see
   * {@link HoneyHiveTracerBuilder#main}.
   *
   * @return the tracer, or nothing when none is open
   */
  public static Optional<HoneyHiveTracer> currentTracer() {
    SpanOwner scope = OwnerContext.of(Context.current());
    return TracerCore.of(scope == null ? OpenTracers.main() : scope).map(HoneyHiveTracer::new);
  }
}
