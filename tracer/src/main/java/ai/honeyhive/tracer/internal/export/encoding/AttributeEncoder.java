package ai.honeyhive.tracer.internal.export.encoding;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes attributes as OTLP {@code KeyValue}s, last one first. The type of a value is read from the
 * value, not from the key, because the key's type enum grew with OpenTelemetry (1.59 added
 * {@code VALUE}).
 */
final class AttributeEncoder implements BiConsumer<AttributeKey<?>, Object> {
  private final ProtobufWriter out;
  // Keys and values of the attributes in hand, in turn; kept between calls.
  private @Nullable Object[] pairs = new Object[64];
  private int count;

  AttributeEncoder(ProtobufWriter out) {
    this.out = out;
  }

  void encode(int field, Attributes attributes) {
    count = 0;
    attributes.forEach(this);
    for (int i = count - 2; i >= 0; i -= 2) {
      AttributeKey<?> key = (AttributeKey<?>) Objects.requireNonNull(pairs[i]);
      keyValue(field, key.getKey(), Objects.requireNonNull(pairs[i + 1]));
    }
    Arrays.fill(pairs, 0, count, null);
  }

  @Override
  public void accept(AttributeKey<?> key, Object value) {
    if (count == pairs.length) {
      pairs = Arrays.copyOf(pairs, count * 2);
    }
    pairs[count++] = key;
    pairs[count++] = value;
  }

  private void keyValue(int field, String key, Object value) {
    int mark = out.size();
    anyValue(2, value);
    out.string(1, key);
    out.message(field, mark);
  }

  private void anyValue(int field, Object value) {
    int mark = out.size();
    content(value);
    out.message(field, mark);
  }

  private void content(Object value) {
    if (value instanceof String text) {
      out.string(1, text);
    } else if (value instanceof Boolean flag) {
      out.bool(2, flag);
    } else if (value instanceof Long number) {
      out.uint(3, number);
    } else if (value instanceof Double number) {
      out.fixed64(4, Double.doubleToRawLongBits(number));
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof Value<?> nested) {
      complex(nested);
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      out.bytes(7, copy);
    } else {
      out.string(1, String.valueOf(value));
    }
  }

  private void array(List<?> list) {
    int mark = out.size();
    for (int i = list.size() - 1; i >= 0; i--) {
      anyValue(1, list.get(i));
    }
    out.message(5, mark);
  }

  private void complex(Value<?> value) {
    if (value.getType() != ValueType.KEY_VALUE_LIST) {
      content(value.getValue());
      return;
    }
    int mark = out.size();
    List<?> entries = (List<?>) value.getValue();
    for (int i = entries.size() - 1; i >= 0; i--) {
      KeyValue entry = (KeyValue) entries.get(i);
      keyValue(1, entry.getKey(), entry.getValue());
    }
    out.message(6, mark);
  }
}
