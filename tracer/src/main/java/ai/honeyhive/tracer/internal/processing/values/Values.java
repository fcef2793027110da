package ai.honeyhive.tracer.internal.processing.values;

import ai.honeyhive.tracer.internal.processing.values.reading.Losses;
import ai.honeyhive.tracer.internal.processing.values.reading.Reading;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import io.opentelemetry.api.trace.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From any value to attributes of a span, or to JSON text. Thread-safe; nothing the application's
 * objects throw gets out.
 */
public final class Values {
  private static final String INPUTS = "honeyhive_inputs.";
  private static final String OUTPUTS = "honeyhive_outputs.";
  private static final int LEAST_EXPECTED = 256;
  private static final int MOST_EXPECTED = 64 * 1024;

  private final ValueLimits limits;

  /** About as long as the last text, so that the next needs no growing. */
  private int expected = LEAST_EXPECTED;

  public Values(ValueLimits limits) {
    this.limits = limits;
  }

  /** How much of one value is recorded. */
  public ValueLimits limits() {
    return limits;
  }

  /** Writes a value under a key; null is not written. */
  public void write(Span span, String key, @Nullable Object value, Losses losses) {
    Reading reading = new Reading(limits, losses);
    Object simple = reading.simple(value);
    if (simple != null) {
      Leaves leaves = new Leaves(reading, !isReadBack(key));
      if (leaves.take(key, simple)) {
        leaves.writeTo(span);
      } else {
        span.setAttribute(key, json(reading, value, simple));
      }
    }
  }

  /** Whether JSON text under a key is read as JSON by who shows it: a whole input, or output. */
  private static boolean isReadBack(String key) {
    return (key.startsWith(INPUTS) && key.indexOf('.', INPUTS.length()) < 0)
        || (key.startsWith(OUTPUTS) && key.indexOf('.', OUTPUTS.length()) < 0);
  }

  /** Writes a value as one attribute; null is not written. */
  public void writeOne(Span span, String key, @Nullable Object value, Losses losses) {
    Reading reading = new Reading(limits, losses);
    Object simple = reading.simple(value);
    if (simple != null) {
      Leaves leaves = new Leaves(reading, false);
      boolean isObject = simple instanceof Map || simple instanceof Reading.Bean;
      if (!isObject && leaves.take(key, simple)) {
        leaves.writeTo(span);
      } else {
        span.setAttribute(key, json(reading, value, simple));
      }
    }
  }

  /** The JSON text of a value; null when there is none. */
  public @Nullable String json(@Nullable Object value, Losses losses) {
    Reading reading = new Reading(limits, losses);
    Object simple = reading.simple(value);
    return simple == null ? null : json(reading, value, simple);
  }

  private String json(Reading reading, @Nullable Object value, Object simple) {
    String text = new JsonWalk(reading, expected).text(value, simple);
    expected = Math.max(LEAST_EXPECTED, Math.min(MOST_EXPECTED, text.length() * 5 / 4));
    return text;
  }
}
