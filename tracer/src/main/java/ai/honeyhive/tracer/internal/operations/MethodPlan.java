package ai.honeyhive.tracer.internal.operations;

import ai.honeyhive.tracer.hook.TracedMethod;
import ai.honeyhive.tracer.internal.processing.ValueEncoder;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How calls of one method are recorded: worked out once, and without a reference to its class. */
public final class MethodPlan {
  private static final String INPUTS = "honeyhive_inputs.";
  /** By their text; as many as the application has texts of traced methods. */
  private static final ConcurrentMap<String, MethodPlan> PLANS = new ConcurrentHashMap<>();

  private final TracedMethod method;
  private final List<String> keys;

  private MethodPlan(String text) {
    this.method = TracedMethod.parse(text);
    this.keys = method.inputs().stream()
        .map(input -> input.isEmpty() ? input : INPUTS + input)
        .toList();
  }

  /** The plan for a method that was written down. */
  public static MethodPlan of(String text) {
    MethodPlan known = PLANS.get(text);
    return known == null ? PLANS.computeIfAbsent(text, MethodPlan::new) : known;
  }

  TracedMethod method() {
    return method;
  }

  /** Records those arguments that are to be. */
  void inputs(ValueEncoder values, Span span, @Nullable Object[] arguments) {
    int recorded = Math.min(keys.size(), arguments.length);
    for (int at = 0; at < recorded; at++) {
      if (!keys.get(at).isEmpty()) {
        values.write(span, keys.get(at), arguments[at]);
      }
    }
  }

  /** Records the result if it is to be. */
  void output(ValueEncoder values, Span span, @Nullable Object result) {
    if (method.output()) {
      values.write(span, "honeyhive_outputs.result", result);
    }
  }
}
