package ai.honeyhive.tracer.internal.export.encoding.json;

import ai.honeyhive.tracer.internal.export.encoding.PlainValue;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.KeyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes attributes as OTLP {@code KeyValue}s; the types are those of the values. */
final class JsonAttributeWriter implements BiConsumer<AttributeKey<?>, Object> {
  private final JsonGenerator json;

  JsonAttributeWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the field {@code attributes}, if there are any. */
  void write(Attributes attributes) throws IOException {
    if (!attributes.isEmpty()) {
      json.writeArrayFieldStart("attributes");
      attributes.forEach(this);
      json.writeEndArray();
    }
  }

  @Override
  public void accept(AttributeKey<?> key, Object value) {
    try {
      keyValue(key.getKey(), value, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keyValue(String key, @Nullable Object value, int depth) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", WellFormed.text(key));
    json.writeFieldName("value");
    anyValue(value, depth);
    json.writeEndObject();
  }

  private void anyValue(@Nullable Object wrapped, int depth) throws IOException {
    Object value = PlainValue.of(wrapped);
    json.writeStartObject();
    if (value instanceof Boolean flag) {
      json.writeBooleanField("boolValue", flag);
    } else if (value instanceof Long number) {
      json.writeStringField("intValue", number.toString());
    } else if (value instanceof Double number) {
      json.writeNumberField("doubleValue", number);
    } else if (value instanceof List<?> || value instanceof PlainValue.Pairs) {
      nested(value, depth);
    } else if (value instanceof ByteBuffer buffer) {
      byte[] copy = new byte[buffer.remaining()];
      buffer.duplicate().get(copy);
      json.writeBinaryField("bytesValue", copy);
    } else if (value != null) {
      json.writeStringField("stringValue", WellFormed.text(value.toString()));
    }
    json.writeEndObject();
  }

  private void nested(Object value, int depth) throws IOException {
    if (depth == PlainValue.MAX_DEPTH) {
      json.writeStringField("stringValue", PlainValue.TOO_DEEP);
      return;
    }
    json.writeObjectFieldStart(value instanceof List ? "arrayValue" : "kvlistValue");
    json.writeArrayFieldStart("values");
    if (value instanceof List<?> list) {
      for (Object element : list) {
        anyValue(element, depth + 1);
      }
    } else if (value instanceof PlainValue.Pairs pairs) {
      for (KeyValue pair : pairs.list()) {
        keyValue(pair.getKey(), pair.getValue(), depth + 1);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
