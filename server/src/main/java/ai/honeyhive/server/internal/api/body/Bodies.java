package ai.honeyhive.server.internal.api.body;

import ai.honeyhive.server.internal.http.BodyValues;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.http.Request;
import ai.honeyhive.server.internal.json.Json;
import ai.honeyhive.server.store.EventWrite;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads what requests say: JSON bodies, and ids in paths. */
public final class Bodies {
  private Bodies() {}

  public static JsonNode json(Request request) throws IOException {
    JsonNode body = parsed(request);
    if (body.isMissingNode()) {
      throw HttpFailure.badRequest("The body is empty; a JSON object is expected");
    }
    return body;
  }

  /** A body without required fields, which may then be left out altogether. */
  public static JsonNode optional(Request request) throws IOException {
    JsonNode body = parsed(request);
    return body.isMissingNode() ? Json.object() : body;
  }

  private static JsonNode parsed(Request request) throws IOException {
    String type = request.mediaType();
    if (!type.isEmpty() && !type.equals("application/json")) {
      throw HttpFailure.unsupportedMediaType(
          "Content-Type " + type + " is not supported; send application/json");
    }
    byte[] body = request.body();
    return parse(() -> Json.parse(body));
  }

  private static JsonNode parse(Json.Text text) throws IOException {
    try {
      return text.parse();
    } catch (JsonProcessingException e) {
      throw HttpFailure.badRequest("The body is not valid JSON: " + Json.problem(e));
    }
  }

  /** What a legacy body wraps under one name: an object, or an object written as JSON text. */
  public static ObjectNode unwrapped(JsonNode body, String wrapper) throws IOException {
    JsonNode inner = Shape.object(body).path(wrapper);
    if (inner.isMissingNode() || inner.isNull()) {
      throw HttpFailure.badRequest("The body must have the field " + wrapper);
    }
    return Shape.object(inner.isTextual() ? parsed(inner.textValue()) : inner);
  }

  /** An id from a path: a UUID, in lower case. */
  public static String uuid(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!EventWrite.isUuid(lower)) {
      throw HttpFailure.badRequest("The id is not a UUID: " + text);
    }
    return lower;
  }

  private static JsonNode parsed(String text) throws IOException {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    BodyValues.checked(BodyValues.ofJson(json));
    return parse(() -> Json.parse(json));
  }
}
