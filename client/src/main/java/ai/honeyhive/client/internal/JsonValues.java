package ai.honeyhive.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON-like values: text, {@link Long} (or {@link BigInteger} beyond 64 bits), {@link Double} (or
 * {@link BigDecimal} as it came), {@link Boolean}, lists, maps with text keys, and null. A frozen
 * value is one of these all the way down, cannot be changed, and can always be written as JSON.
 */
public final class JsonValues {
  /** Levels of nesting kept; what lies deeper is replaced by {@link #TOO_DEEP}. */
  public static final int MAX_DEPTH = 100;

  /** Stands in a frozen value where nesting was cut off. */
  public static final String TOO_DEEP = "[nested deeper than " + MAX_DEPTH + " levels]";

  private JsonValues() {}

  /** Copies a value into its frozen form; anything that is not JSON-like becomes its text. */
  public static @Nullable Object freeze(@Nullable Object value) {
    return freeze(value, 0);
  }

  /** Copies a map into its frozen form, in the order it has. */
  public static Map<String, @Nullable Object> freezeMap(
      Map<String, ? extends @Nullable Object> map) {
    return freezeMap(map, 0);
  }

  private static @Nullable Object freeze(@Nullable Object value, int depth) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return freezeNumber(number);
    }
    if (value instanceof Map<?, ?> map) {
      return depth >= MAX_DEPTH ? TOO_DEEP : freezeMap(map, depth);
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof Iterable<?> || value.getClass().isArray()) {
      return depth >= MAX_DEPTH ? TOO_DEEP : freezeList(value, depth);
    }
    return wellFormed(value.toString());
  }

  private static Object freezeNumber(Number number) {
    if (number instanceof Long || number instanceof BigDecimal) {
      return number;
    }
    if (number instanceof Double || number instanceof Float) {
      // a float goes through its text: 0.1f means 0.1, not 0.10000000149011612
      double value =
          number instanceof Float ? Double.parseDouble(number.toString()) : number.doubleValue();
      return Double.isFinite(value) ? (Object) value : number.toString();
    }
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return number.longValue();
    }
    if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }
    return number.toString();
  }

  private static Map<String, @Nullable Object> freezeMap(
      Map<?, ? extends @Nullable Object> map, int depth) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> copy.put(wellFormed(String.valueOf(key)), freeze(value, depth + 1)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<@Nullable Object> freezeList(Object list, int depth) {
    List<@Nullable Object> copy = new ArrayList<>();
    if (list instanceof Iterable<?> elements) {
      elements.forEach(element -> copy.add(freeze(element, depth + 1)));
    } else {
      for (int i = 0; i < Array.getLength(list); i++) {
        copy.add(freeze(Array.get(list, i), depth + 1));
      }
    }
    return Collections.unmodifiableList(copy);
  }

  /**
   * Replaces each half of a surrogate pair that stands alone by U+FFFD: such text, often a model's
   * answer cut within an emoji, has no UTF-8 form, and a JSON writer refuses the whole document.
   */
  public static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return repaired(text);
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(point ->
            point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** The tree of a JSON-like value. */
  public static JsonNode toNode(@Nullable Object value) {
    if (value == null) {
      return NullNode.instance;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      map.forEach((key, element) -> node.set(String.valueOf(key), toNode(element)));
      return node;
    }
    if (value instanceof List<?> list) {
      ArrayNode node = JsonNodeFactory.instance.arrayNode(list.size());
      list.forEach(element -> node.add(toNode(element)));
      return node;
    }
    return toScalarNode(value);
  }

  private static JsonNode toScalarNode(Object value) {
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    if (value instanceof Long || value instanceof Integer) {
      return LongNode.valueOf(((Number) value).longValue());
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return DoubleNode.valueOf(number);
    }
    if (value instanceof BigInteger big) {
      return BigIntegerNode.valueOf(big);
    }
    if (value instanceof BigDecimal decimal) {
      return DecimalNode.valueOf(decimal);
    }
    return TextNode.valueOf(wellFormed(value.toString()));
  }

  /** The frozen value of a tree. */
  public static @Nullable Object fromNode(JsonNode node) {
    return fromNode(node, 0);
  }

  private static @Nullable Object fromNode(JsonNode node, int depth) {
    if (node.isContainerNode() && depth >= MAX_DEPTH) {
      return TOO_DEEP;
    }
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(
              field -> map.put(wellFormed(field.getKey()), fromNode(field.getValue(), depth + 1)));
      return Collections.unmodifiableMap(map);
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>(node.size());
      node.forEach(element -> list.add(fromNode(element, depth + 1)));
      return Collections.unmodifiableList(list);
    }
    return fromScalarNode(node);
  }

  private static @Nullable Object fromScalarNode(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return null;
    }
    if (node.isNumber()) {
      return freezeNumber(node.numberValue());
    }
    return node.isBoolean() ? (Object) node.booleanValue() : wellFormed(node.asText());
  }
}
