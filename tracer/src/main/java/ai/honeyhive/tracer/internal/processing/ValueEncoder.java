package ai.honeyhive.tracer.internal.processing;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.processing.values.Values;
import ai.honeyhive.tracer.internal.processing.values.reading.Losses;
import ai.honeyhive.tracer.internal.processing.values.reading.ValueLimits;
import io.opentelemetry.api.trace.Span;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes any value on a span, at once, so that what is recorded is what was passed: scalars
 * natively, what is flat as an attribute a leaf, everything else as JSON text. Null is not written.
 * Never throws. Thread-safe.
 */
public final class ValueEncoder {
  private final Diagnostics diagnostics;
  private final Values values;
  private final TextKeys keys = new TextKeys();

  public ValueEncoder(Diagnostics diagnostics, ValueLimits limits) {
    this.diagnostics = diagnostics;
    this.values = new Values(limits);
  }

  /** How much of one value is recorded. */
  public ValueLimits limits() {
    return values.limits();
  }

  /**
   * Writes each value of a map as {@link #write} does, under {@code section.key}.
   *
   * @param section a whole prefix without the dot, such as {@code honeyhive_metadata}
   */
  public void writeAll(Span span, String section, Map<String, ? extends @Nullable Object> values) {
    entries(values).forEach((key, value) -> write(span, section + "." + key, value));
  }

  /**
   * Writes the value under the key.
   *
   * @param section a whole prefix of the key, the dot included
   */
  public void write(Span span, String section, String name, @Nullable Object value) {
    if (value instanceof String text && text.length() <= limits().string()) {
      span.setAttribute(keys.of(section, name), text);
    } else {
      write(span, section + name, value);
    }
  }

  /** Writes the value under the key. */
  public void write(Span span, String key, @Nullable Object value) {
    if (value instanceof String text && text.length() <= limits().string()) {
      span.setAttribute(key, text);
      return;
    }
    recorded(key, value, losses -> values.write(span, key, value, losses));
  }

  /**
   * Writes the value as one attribute of exactly that name: scalars and lists of them natively,
   * everything else as JSON text.
   */
  public void writeOne(Span span, String key, @Nullable Object value) {
    recorded(key, value, losses -> values.writeOne(span, key, value, losses));
  }

  private void recorded(String key, @Nullable Object value, Consumer<Losses> writing) {
    if (value == null) {
      return;
    }
    Losses losses = new Losses();
    try {
      writing.accept(losses);
    } catch (Exception | LinkageError | VirtualMachineError e) {
      diagnostics.report(
          Diagnosis.HH401_VALUE_NOT_CAPTURED,
          "A " + value.getClass().getName() + " under " + key + " was not recorded",
          e);
    }
    report(key, losses);
  }

  private void report(String key, Losses losses) {
    if (losses.unread() != null) {
      diagnostics.report(
          Diagnosis.HH401_VALUE_NOT_CAPTURED,
          () -> losses.unread() + "; this is recorded under " + key);
    }
    if (losses.cut() != null) {
      diagnostics.report(
          Diagnosis.HH402_VALUE_CUT,
          () -> losses.cut() + "; what is left is recorded under " + key);
    }
  }

  /** The entries as they are now; what another thread or the map itself spoils is left out. */
  private Map<String, @Nullable Object> entries(Map<String, ? extends @Nullable Object> values) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        for (Map.Entry<?, ? extends @Nullable Object> entry : values.entrySet()) {
          if (entry.getKey() != null && entry.getValue() != null) {
            entries.put(String.valueOf(entry.getKey()), entry.getValue());
          }
        }
        return entries;
      } catch (ConcurrentModificationException e) {
        // once more: whoever changes it has mostly finished
      } catch (Exception | LinkageError | VirtualMachineError | AssertionError e) {
        diagnostics.report(
            Diagnosis.HH401_VALUE_NOT_CAPTURED,
            "A " + values.getClass().getName() + " could not be read",
            e);
        return entries;
      }
    }
    diagnostics.report(
        Diagnosis.HH401_VALUE_NOT_CAPTURED,
        "A " + values.getClass().getName() + " changed while it was read");
    return entries;
  }
}
