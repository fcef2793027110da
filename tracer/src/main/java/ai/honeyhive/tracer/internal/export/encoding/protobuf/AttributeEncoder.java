package ai.honeyhive.tracer.internal.export.encoding.protobuf;

import ai.honeyhive.tracer.internal.export.encoding.PlainValue;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes attributes as OTLP {@code KeyValue}s. The type of a value is read from the value, not from
 * the key, because the key's type enum grew with OpenTelemetry (1.59 added {@code VALUE}).
 */
final class AttributeEncoder implements BiConsumer<AttributeKey<?>, Object> {
  private final ProtobufWriter out;
  private final KeyCache keys;
  private int field;

  AttributeEncoder(ProtobufWriter out, KeyCache keys) {
    this.out = out;
    this.keys = keys;
  }

  void encode(int field, Attributes attributes) {
    if (!attributes.isEmpty()) {
      this.field = field;
      attributes.forEach(this);
    }
  }

  @Override
  public void accept(AttributeKey<?> key, Object value) {
    keyValue(field, key.getKey(), value, 0);
  }

  private void keyValue(int field, String key, @Nullable Object value, int depth) {
    byte[] encodedKey = keys.field(key);
    if (value instanceof String text) {
      out.textAttribute(field, encodedKey, text);
      return;
    }
    int width = value instanceof List || value instanceof Value ? 2 : 1;
    int content = out.open(field, width);
    out.raw(encodedKey);
    anyValue(2, value, depth);
    out.close(content, width);
  }

  private void anyValue(int field, @Nullable Object value, int depth) {
    int content = out.open(field, 1);
    content(value, depth);
    out.close(content, 1);
  }

  private void content(@Nullable Object wrapped, int depth) {
    Object value = PlainValue.of(wrapped);
    if (value instanceof String text) {
      out.string(1, text);
    } else if (value instanceof Boolean flag) {
      out.bool(2, flag);
    } else if (value instanceof Long number) {
      out.uint(3, number);
    } else if (value instanceof Double number) {
      out.fixed64(4, Double.doubleToRawLongBits(number));
    } else if (value instanceof List<?> || value instanceof PlainValue.Pairs) {
      nested(value, depth);
    } else if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      out.bytes(7, copy);
    } else if (value != null) {
      out.string(1, value.toString());
    }
  }

  private void nested(Object value, int depth) {
    if (depth == PlainValue.MAX_DEPTH) {
      out.string(1, PlainValue.TOO_DEEP);
    } else if (value instanceof PlainValue.Pairs pairs) {
      int content = out.open(6, 1);
      for (KeyValue pair : pairs.list()) {
        keyValue(1, pair.getKey(), pair.getValue(), depth + 1);
      }
      out.close(content, 1);
    } else if (value instanceof List<?> list) {
      int content = out.open(5, 1);
      for (Object element : list) {
        anyValue(1, element, depth + 1);
      }
      out.close(content, 1);
    }
  }
}
