package ai.honeyhive.client.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** JSON objects and lists that travel as text. */
public final class JsonText {
  private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder()
              // what is parsed ends inside a section, where nesting is limited again
              .maxNestingDepth(JsonValues.MAX_DEPTH - 10)
              .maxStringLength(Integer.MAX_VALUE)
              .build())
          // names come from anyone: no shared table that could be filled or made to collide
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          // of two fields with one name a tree would keep one; such text stays text
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private JsonText() {}

  /**
   * Reads text as a JSON object or list.
   *
   * @return a frozen map or list; null when the text is anything else, or nested too deep
   */
  public static @Nullable Object parse(String text) {
    if (!startsLikeContainer(text)) {
      return null;
    }
    try {
      return JsonValues.fromNode(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Reads a value that may be JSON text; a value that is not is returned as it is. */
  public static @Nullable Object parsed(@Nullable Object value) {
    if (value instanceof String text) {
      Object parsed = parse(text);
      return parsed == null ? text : parsed;
    }
    return value;
  }

  /** The same, and text that is a JSON text in quotes becomes what it quotes. */
  public static @Nullable Object unquoted(@Nullable Object value) {
    if (value instanceof String text && text.startsWith("\"")) {
      try {
        return JsonValues.fromNode(MAPPER.readTree(text));
      } catch (JsonProcessingException e) {
        return text;
      }
    }
    return parsed(value);
  }

  /** Text as it is; the JSON text of everything else. */
  public static String write(@Nullable Object value) {
    return value instanceof String text ? text : JsonValues.toNode(value).toString();
  }

  private static boolean startsLikeContainer(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '[') {
        return true;
      }
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return false;
  }
}
