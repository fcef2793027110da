package ai.honeyhive.server.internal.otlp;

import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a request in OTLP's JSON as protobuf, with all that OTLP defines. Takes what
 * {@link JsonTraces} takes; a span that it refuses is left out.
 */
final class JsonToProtobuf {
  private static final Set<String> HEX = Set.of("traceId", "spanId", "parentSpanId");

  private JsonToProtobuf() {}

  static ExportTraceServiceRequest request(byte[] json) throws IOException {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    fill(request, Json.parse(json));
    return request.build();
  }

  private static void fill(Message.Builder message, JsonNode json) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      JsonNode value = json.path(field.getJsonName());
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      if (field.isRepeated()) {
        value.forEach(one -> add(message, field, one));
      } else {
        Object single = value(message, field, value);
        if (single != null) {
          message.setField(field, single);
        }
      }
    }
  }

  private static void add(Message.Builder message, FieldDescriptor field, JsonNode json) {
    try {
      Object value = value(message, field, json);
      if (value != null) {
        message.addRepeatedField(field, value);
      }
    } catch (IllegalArgumentException e) {
      if (!field.getName().equals("spans")) {
        throw e;
      }
    }
  }

  private static @Nullable Object value(
      Message.Builder message, FieldDescriptor field, JsonNode json) {
    return switch (field.getJavaType()) {
      case STRING -> json.asText();
      case BOOLEAN -> json.asBoolean();
      case INT -> (int) JsonValues.integer(json);
      case LONG -> JsonValues.integer(json);
      case DOUBLE, FLOAT -> decimal(json);
      case BYTE_STRING -> bytes(field, json.asText());
      case ENUM -> constant(field, json);
      case MESSAGE -> {
        Message.Builder nested = message.newBuilderForField(field);
        fill(nested, json);
        yield nested.build();
      }
    };
  }

  private static @Nullable Double decimal(JsonNode json) {
    try {
      return json.isNumber() ? json.doubleValue() : Double.parseDouble(json.asText());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static ByteString bytes(FieldDescriptor field, String text) {
    return ByteString.copyFrom(
        HEX.contains(field.getJsonName())
            ? HexFormat.of().parseHex(text)
            : Base64.getDecoder().decode(text));
  }

  private static EnumValueDescriptor constant(FieldDescriptor field, JsonNode json) {
    EnumValueDescriptor named = field.getEnumType().findValueByName(json.asText());
    return named != null
        ? named
        : field.getEnumType().findValueByNumberCreatingIfUnknown(json.asInt());
  }
}
