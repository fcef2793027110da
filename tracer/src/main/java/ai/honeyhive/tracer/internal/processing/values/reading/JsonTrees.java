package ai.honeyhive.tracer.internal.processing.values.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.POJONode;
import org.jspecify.annotations.Nullable;

/** Trees of JSON as plain values, a level at a time. */
final class JsonTrees {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonTrees() {}

  /** A tree of any library whose nodes have JSON for their text. */
  static @Nullable Object read(Object tree) throws JsonProcessingException {
    return tree instanceof JsonNode node ? plain(node) : plain(MAPPER.readTree(tree.toString()));
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      return Views.ofEntries(node.properties());
    }
    if (node.isArray()) {
      return Views.ofElements(node::elements, node.size());
    }
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    if (node instanceof POJONode pojo) {
      return pojo.getPojo();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }
}
