package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attribute values without OpenTelemetry's wrapper around them. */
public final class PlainValue {
  /**
   * Levels of nesting that are written. Each takes three messages in protobuf, and parsers give up
   * at 100, with the whole request.
   */
  public static final int MAX_DEPTH = 30;

  /** Stands where nesting was cut off. */
  public static final String TOO_DEEP = "[nested deeper than " + MAX_DEPTH + " levels]";

  /**
   * A map with text keys.
   *
   * @param list its entries
   */
  public record Pairs(List<KeyValue> list) {}

  private PlainValue() {}

  /**
   * Unwraps a value: text, a flag, a long or double number, a {@link List}, {@link Pairs}, a
   * {@link java.nio.ByteBuffer}, null, or an object of which only the text is of use.
   */
  @SuppressWarnings("unchecked") // the type says so
  public static @Nullable Object of(@Nullable Object value) {
    if (!(value instanceof Value<?> wrapper)) {
      return value;
    }
    ValueType type = wrapper.getType();
    if (type == ValueType.KEY_VALUE_LIST) {
      return new Pairs((List<KeyValue>) wrapper.getValue());
    }
    // by name: the constant came with OpenTelemetry 1.59
    return type.name().equals("EMPTY") ? null : wrapper.getValue();
  }
}
