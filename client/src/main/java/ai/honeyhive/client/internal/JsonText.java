package ai.honeyhive.client.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    // Without a tree in between: messages are most of what a span holds.
    try (JsonParser in = MAPPER.createParser(text)) {
      in.nextToken();
      Object value = value(in);
      return in.nextToken() == null ? value : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** The value that begins at the current token. */
  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> list(in);
      case VALUE_STRING -> JsonValues.wellFormed(in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValues.freeze(in.getNumberValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = JsonValues.wellFormed(in.currentName());
      in.nextToken();
      object.put(name, value(in));
    }
    return Collections.unmodifiableMap(object);
  }

  private static List<@Nullable Object> list(JsonParser in) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(in));
    }
    return Collections.unmodifiableList(list);
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
