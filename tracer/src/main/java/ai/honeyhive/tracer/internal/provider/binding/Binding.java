package ai.honeyhive.tracer.internal.provider.binding;

import ai.honeyhive.tracer.TracerMode;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import io.opentelemetry.api.OpenTelemetry;

/** How one tracer makes its spans. Thread-safe. */
public sealed interface Binding permits OwnBinding, HostBinding, NoBinding {
  /** The mode, as far as it is known: whether a host's spans pass by is seen with the first. */
  TracerMode mode();

  /** What instrumentors are handed. */
  OpenTelemetry openTelemetry();

  /** Starts a span of the owner below the current one: the tracer itself, or its self-check. */
  StartedSpan start(SpanOwner of, String name, String eventType);

  /** Describes the sampler that decides on the spans. */
  String sampler();

  /** From now on spans are no-ops. */
  void close();
}
