package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.processing.values.ValueLimits;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes any value as the attribute of a span: text, numbers and booleans natively, everything else
 * as JSON text, encoded at once so that what is recorded is what was passed. Null is not written.
 * Never throws. Thread-safe.
 */
public final class ValueEncoder {
  private final Diagnostics diagnostics;
  private final ValueLimits limits;

  public ValueEncoder(Diagnostics diagnostics) {
    this(diagnostics, ValueLimits.DEFAULT);
  }

  public ValueEncoder(Diagnostics diagnostics, ValueLimits limits) {
    this.diagnostics = diagnostics;
    this.limits = limits;
  }

  /** How much of one value is recorded. */
  public ValueLimits limits() {
    return limits;
  }

  /**
   * Writes each value of a map as {@link #write} does, under {@code section.key}.
   *
   * @param section a whole prefix without the dot, such as {@code honeyhive_metadata}
   */
  public void writeAll(Span span, String section, Map<String, ? extends @Nullable Object> values) {
    values.forEach((key, value) -> write(span, section + "." + key, value));
  }

  /**
   * Writes the value as one attribute with exactly that name: a list of texts as such, and what has
   * no type among attributes as JSON text.
   */
  public void writeOne(Span span, String key, @Nullable Object value) {
    List<String> texts = texts(value);
    if (texts == null) {
      write(span, key, value);
    } else {
      span.setAttribute(AttributeKey.stringArrayKey(key), texts);
    }
  }

  private static @Nullable List<String> texts(@Nullable Object value) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Object each : list) {
      if (!(each instanceof String text)) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  /** Writes the value under the key. */
  public void write(Span span, String key, @Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      write(span, key, optional.orElse(null));
    } else if (value != null && isText(value)) {
      span.setAttribute(key, value.toString());
    } else if (value instanceof Boolean flag) {
      span.setAttribute(key, flag);
    } else if (value instanceof Double || value instanceof Float) {
      span.setAttribute(key, ((Number) value).doubleValue());
    } else if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      span.setAttribute(key, ((Number) value).longValue());
    } else if (value != null) {
      span.setAttribute(key, json(key, value));
    }
  }

  static boolean isText(Object value) {
    return value instanceof CharSequence
        || value instanceof Character
        || value instanceof Enum<?>
        || value instanceof TemporalAccessor
        || value instanceof TemporalAmount;
  }

  private String json(String key, Object value) {
    try {
      return JsonText.of(value);
    } catch (Exception | LinkageError | StackOverflowError e) {
      diagnostics.report(
          Diagnosis.HH401_VALUE_NOT_CAPTURED,
          "A " + value.getClass().getName() + " under " + key
              + " has no JSON form; its class name is recorded instead",
          e instanceof Exception ? null : e);
      return value.getClass().getName();
    }
  }
}
