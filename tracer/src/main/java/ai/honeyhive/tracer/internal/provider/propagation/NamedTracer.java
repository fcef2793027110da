package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import ai.honeyhive.tracer.internal.context.OpenTracers;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import org.jspecify.annotations.Nullable;

/** The tracer of this process that a request names. */
final class NamedTracer {
  private NamedTracer() {}

  /** The open tracer with that id, the main one before others; else the main one. */
  static @Nullable SpanOwner of(@Nullable String tracerId) {
    SpanOwner main = OpenTracers.main();
    if (tracerId == null || (main != null && isNamed(main, tracerId))) {
      return main;
    }
    for (SpanOwner tracer : OpenTracers.all()) {
      if (isNamed(tracer, tracerId)) {
        return tracer;
      }
    }
    return main;
  }

  private static boolean isNamed(SpanOwner tracer, String tracerId) {
    return tracer.identity().origin().tracerId().equals(tracerId)
        && tracer.context().propagation().inbound() != Inbound.NEVER;
  }
}
