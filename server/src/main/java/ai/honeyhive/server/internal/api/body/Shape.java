package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** The fields of a body and what each must be. A null counts as absent. */
public final class Shape {

  /** What a field must be. */
  public enum Kind {
    TEXT("text"),
    UUID("a UUID"),
    NUMBER("a number"),
    FLAG("true or false"),
    OBJECT("an object"),
    TEXTS("a list of text"),
    IDS("a list of ids of 1 to 512 characters"),
    OBJECTS("a list of objects"),
    ANY("anything");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /** Whether a value is one of this kind. */
    public boolean takes(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isTextual();
        case UUID ->
          value.isTextual() && EventWrite.isUuid(value.textValue().toLowerCase(Locale.ROOT));
        case NUMBER -> value.isNumber() && Double.isFinite(value.doubleValue());
        case FLAG -> value.isBoolean();
        case OBJECT -> value.isObject();
        case TEXTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
        case IDS -> TEXTS.takes(value) && value.valueStream().allMatch(id -> isId(id.textValue()));
        case OBJECTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isObject);
        case ANY -> true;
      };
    }

    private static boolean isId(String text) {
      return !text.isEmpty() && text.length() <= 512;
    }
  }

  private final Map<String, Kind> fields;

  public Shape(Map<String, Kind> fields) {
    this.fields = fields;
  }

  /** Takes an object whose fields are all known. */
  public ObjectNode closed(JsonNode body) {
    ObjectNode object = object(body);
    object.fieldNames().forEachRemaining(name -> {
      if (!fields.containsKey(name)) {
        throw HttpFailure.badRequest("Unknown field: " + name);
      }
    });
    return open(object);
  }

  /** Takes an object that may have other fields too. */
  public ObjectNode open(JsonNode body) {
    ObjectNode taken = Json.object();
    object(body).properties().forEach(field -> {
      JsonNode value = field.getValue();
      Kind kind = fields.getOrDefault(field.getKey(), Kind.ANY);
      if (!value.isNull() && !kind.takes(value)) {
        throw HttpFailure.badRequest(field.getKey() + " must be " + kind.description);
      }
      if (!value.isNull()) {
        taken.set(field.getKey(), kind == Kind.UUID ? lower(value) : value);
      }
    });
    return taken;
  }

  /** Whether a field is one of this shape. */
  public boolean knows(String field) {
    return fields.containsKey(field);
  }

  /** A value that must be an object. */
  public static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw HttpFailure.badRequest("The body must be a JSON object");
  }

  private static JsonNode lower(JsonNode uuid) {
    return Json.object().textNode(uuid.textValue().toLowerCase(Locale.ROOT));
  }
}
