package ai.honeyhive.tracer.internal.provider.propagation;

import ai.honeyhive.tracer.internal.diagnostics.Fence;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.ArrayList;
import java.util.List;

/** W3C trace context and baggage: what a tracer speaks when nobody says otherwise. */
final class Protocol {
  private static final TextMapPropagator TRACE = W3CTraceContextPropagator.getInstance();
  private static final TextMapPropagator BAGGAGE = W3CBaggagePropagator.getInstance();

  /** Both. */
  static final TextMapPropagator W3C = TextMapPropagator.composite(TRACE, BAGGAGE);

  private Protocol() {}

  /** Both, where the spans are ours. */
  static TextMapPropagator ofOurs(Fence fence) {
    return TextMapPropagator.composite(new ExportedTrace(fence), BAGGAGE);
  }

  /** What a host speaks, and W3C where it does not. */
  static TextMapPropagator completed(TextMapPropagator hosts) {
    List<TextMapPropagator> all = new ArrayList<>();
    all.add(hosts);
    if (!speaks(hosts, TRACE)) {
      all.add(TRACE);
    }
    if (!speaks(hosts, BAGGAGE)) {
      all.add(BAGGAGE);
    }
    return all.size() == 1 ? hosts : TextMapPropagator.composite(all);
  }

  private static boolean speaks(TextMapPropagator hosts, TextMapPropagator w3c) {
    return hosts.fields().containsAll(w3c.fields());
  }
}
