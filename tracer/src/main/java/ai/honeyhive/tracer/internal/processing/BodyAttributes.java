package ai.honeyhive.tracer.internal.processing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Spreads the body of a log record over attributes: one for each member of a map, nested values as
 * JSON text.
 */
public final class BodyAttributes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BodyAttributes() {}

  /** Puts the body's members, or the body itself as {@code content}. */
  public static void put(AttributesBuilder attributes, Value<?> body) {
    if (body.getType() == ValueType.KEY_VALUE_LIST) {
      for (Object entry : (List<?>) body.getValue()) {
        KeyValue member = (KeyValue) entry;
        put(attributes, member.getKey(), member.getValue());
      }
    } else {
      put(attributes, "content", body);
    }
  }

  private static void put(AttributesBuilder attributes, String key, Value<?> value) {
    Object content = value.getValue();
    if (content instanceof String text) {
      attributes.put(key, text);
    } else if (content instanceof Boolean flag) {
      attributes.put(key, flag);
    } else if (content instanceof Long number) {
      attributes.put(key, number);
    } else if (content instanceof Double number) {
      attributes.put(key, number);
    } else {
      attributes.put(key, json(value).toString());
    }
  }

  private static JsonNode json(Value<?> value) {
    Object content = value.getValue();
    return switch (value.getType()) {
      case KEY_VALUE_LIST -> object((List<?>) content);
      case ARRAY -> array((List<?>) content);
      case BOOLEAN -> NODES.booleanNode((Boolean) content);
      case LONG -> NODES.numberNode((Long) content);
      case DOUBLE -> NODES.numberNode((Double) content);
      case BYTES -> bytes((ByteBuffer) content);
      default -> NODES.textNode(String.valueOf(content));
    };
  }

  private static ObjectNode object(List<?> entries) {
    ObjectNode object = NODES.objectNode();
    for (Object entry : entries) {
      KeyValue member = (KeyValue) entry;
      object.set(member.getKey(), json(member.getValue()));
    }
    return object;
  }

  private static ArrayNode array(List<?> items) {
    ArrayNode array = NODES.arrayNode();
    for (Object item : items) {
      array.add(json((Value<?>) item));
    }
    return array;
  }

  private static JsonNode bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return NODES.binaryNode(bytes);
  }
}
