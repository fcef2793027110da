package ai.honeyhive.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Dotted paths into an event. Keys may contain dots themselves, so at each object the longest key
 * is tried first: {@code metadata.a.b} is the key {@code a.b} of the metadata before it is
 * {@code b} inside {@code a}. In a list, a number is an index.
 */
final class FieldPath {
  private FieldPath() {}

  static JsonNode resolve(JsonNode node, String path) {
    JsonNode whole = child(node, path);
    if (!whole.isMissingNode()) {
      return whole;
    }
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      JsonNode inner = child(node, path.substring(0, dot));
      JsonNode found = inner.isContainerNode()
          ? resolve(inner, path.substring(dot + 1))
          : MissingNode.getInstance();
      if (!found.isMissingNode()) {
        return found;
      }
    }
    return MissingNode.getInstance();
  }

  private static JsonNode child(JsonNode node, String key) {
    if (!node.isArray()) {
      return node.path(key);
    }
    boolean index =
        !key.isEmpty() && key.length() < 10 && key.chars().allMatch(c -> c >= '0' && c <= '9');
    return index ? node.path(Integer.parseInt(key)) : MissingNode.getInstance();
  }
}
