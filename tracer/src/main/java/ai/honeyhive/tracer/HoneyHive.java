package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.lifecycle.TracerCore;
import ai.honeyhive.tracer.internal.provider.propagation.MapCarrier;
import ai.honeyhive.tracer.internal.provider.propagation.Propagation;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
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
    return TracerCore.running(Context.current()).map(HoneyHiveTracer::new);
  }

  /**
   * Finds the step that is running: the span that is current on this thread, whoever started it. On
   * a span of the application what is recorded is kept beside it, and sent to HoneyHive only.
   *
   * @return the span; closing it does nothing. One that records nothing when there is none, or no
   *     tracer takes it
   */
  public static TracedSpan currentSpan() {
    return TracedSpan.current();
  }

  /**
   * Continues on this thread what another service began, as
   * {@link HoneyHiveTracer#withRemoteContext(Map)} of the tracer that the request names, see
   * {@link HoneyHiveTracerBuilder#tracerId}; of the main one where it names none that is open here.
   *
   * @param carrier the headers
   * @return ends it when it is closed, on the same thread
   */
  public static Scope withRemoteContext(Map<String, ?> carrier) {
    return withRemoteContext(carrier, MapCarrier.getter());
  }

  /**
   * Continues on this thread what another service began, as {@link #withRemoteContext(Map)} does,
   * with any carrier.
   *
   * @param <C> the type of the carrier
   * @param carrier what came with the request
   * @param getter reads it; case need not count
   * @return ends it when it is closed, on the same thread
   */
  public static <C> Scope withRemoteContext(C carrier, TextMapGetter<C> getter) {
    return TracerCore.of(OpenTracers.main())
        .map(main -> main.propagation().ofNamed())
        .orElseGet(Propagation::ofNobody)
        .enter(carrier, getter);
  }
}
