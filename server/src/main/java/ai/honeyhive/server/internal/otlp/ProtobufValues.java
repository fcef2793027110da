package ai.honeyhive.server.internal.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OTLP values in protobuf as JSON-like values. */
final class ProtobufValues {
  private ProtobufValues() {}

  static Map<String, @Nullable Object> map(List<KeyValue> pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (KeyValue pair : pairs) {
      map.put(pair.getKey(), value(pair.getValue()));
    }
    return map;
  }

  private static @Nullable Object value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> value.getIntValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case BOOL_VALUE -> value.getBoolValue();
      case BYTES_VALUE ->
        Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray());
      case KVLIST_VALUE -> map(value.getKvlistValue().getValuesList());
      case ARRAY_VALUE -> list(value.getArrayValue().getValuesList());
      default -> null;
    };
  }

  private static List<@Nullable Object> list(List<AnyValue> values) {
    List<@Nullable Object> list = new ArrayList<>(values.size());
    for (AnyValue value : values) {
      list.add(value(value));
    }
    return list;
  }
}
