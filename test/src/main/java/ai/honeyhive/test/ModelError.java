package ai.honeyhive.test;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** OpenAI's error body and the status it comes with. */
record ModelError(
    int status, String message, String type, @Nullable String code) {

  static ModelError of(int status, String message) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("an error has a status from 400 to 599, not " + status);
    }
    requireNonNull(message, "message");
    return switch (status) {
      case 401 -> new ModelError(status, message, "invalid_request_error", "invalid_api_key");
      case 403 -> new ModelError(status, message, "permission_error", null);
      case 404 -> new ModelError(status, message, "invalid_request_error", "model_not_found");
      case 429 -> new ModelError(status, message, "requests", "rate_limit_exceeded");
      default ->
        new ModelError(
            status, message, status < 500 ? "invalid_request_error" : "server_error", null);
    };
  }

  ObjectNode toJson() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", type)
        .putNull("param")
        .put("code", code);
    return body;
  }
}
