package ai.honeyhive.server.internal.json;

import ai.honeyhive.client.model.Event;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one JSON mapper, bounded in depth, and its few uses. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder()
              .maxNestingDepth(200)
              .maxStringLength(64 << 20)
              .build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private static final ObjectReader PART =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

  /** Enough for most events at once. */
  private static final int EVENT_BYTES = 4096;

  private Json() {}

  /** A text that is not parsed yet. */
  @FunctionalInterface
  public interface Text {
    JsonNode parse() throws IOException;
  }

  /** Says what is wrong with a text, and where. */
  public static String problem(JsonProcessingException e) {
    JsonLocation where = e.getLocation();
    String place = where == null
        ? ""
        : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    return e.getOriginalMessage() + place;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** A list of texts. */
  public static ArrayNode texts(Iterable<String> texts) {
    ArrayNode list = array();
    texts.forEach(list::add);
    return list;
  }

  /**
   * Parses a complete JSON text. An empty text gives a missing node.
   *
   * @throws IOException when it is not JSON, or too deep
   */
  public static JsonNode parse(byte[] text) throws IOException {
    return MAPPER.readTree(text);
  }

  /**
   * Parses a complete JSON text. An empty text gives a missing node.
   *
   * @throws IOException when it is not JSON, or too deep
   */
  public static JsonNode parse(String text) throws IOException {
    return MAPPER.readTree(text);
  }

  /** Reads what this server wrote, piece by piece. */
  public static JsonParser parser(byte[] stored) throws IOException {
    return MAPPER.createParser(stored);
  }

  /** Turns JSON-like values into a tree. */
  public static ObjectNode object(Map<String, ? extends @Nullable Object> values) {
    return MAPPER.valueToTree(values);
  }

  /** Turns one JSON-like value into a tree. */
  public static JsonNode value(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Turns a tree into JSON-like values. */
  public static Map<String, @Nullable Object> map(ObjectNode tree) {
    return MAPPER.convertValue(tree, MAP);
  }

  /** Reads an event that this server stored. */
  public static Event event(byte[] stored) {
    return Event.fromJson(stored(stored));
  }

  /** Parses what this server wrote. */
  public static JsonNode stored(byte[] stored) {
    try {
      return parse(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses an object that this server wrote, of its fields only some. */
  public static ObjectNode stored(byte[] stored, Predicate<String> wanted) {
    ObjectNode object = object();
    try (JsonParser parser = MAPPER.createParser(stored)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (wanted.test(name)) {
          object.set(name, PART.<JsonNode>readTree(parser));
        } else {
          parser.skipChildren();
        }
      }
      return object;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an event as UTF-8. */
  public static byte[] bytes(Event event) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(EVENT_BYTES);
        JsonGenerator out = MAPPER.createGenerator(bytes)) {
      new EventBytes(out).write(event);
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a tree as UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
