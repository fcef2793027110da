package ai.honeyhive.server.internal.api.configurations;

import ai.honeyhive.server.internal.api.body.Shape;
import ai.honeyhive.server.internal.api.body.Shape.Kind;
import ai.honeyhive.server.internal.api.body.Texts;
import ai.honeyhive.server.internal.http.HttpFailure;
import ai.honeyhive.server.internal.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The bodies that create and change configurations: closed on the versioned routes. */
final class ConfigurationBody {
  private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "prod");
  private static final Shape SHAPE = new Shape(Map.of(
      "name", Kind.TEXT,
      "type", Kind.TEXT,
      "provider", Kind.TEXT,
      "parameters", Kind.OBJECT,
      "env", Kind.TEXTS,
      "tags", Kind.TEXTS,
      "user_properties", Kind.OBJECT));
  private static final Shape PARAMETERS = new Shape(Map.of(
      "call_type", Kind.TEXT,
      "model", Kind.TEXT,
      "hyperparameters", Kind.OBJECT,
      "responseFormat", Kind.OBJECT,
      "selectedFunctions", Kind.OBJECTS,
      "functionCallParams", Kind.TEXT,
      "forceFunction", Kind.OBJECT));

  private ConfigurationBody() {}

  /** {@code CreateConfigurationRequest}. */
  static ObjectNode create(JsonNode body, boolean closed) {
    ObjectNode given = checked(body, closed);
    Texts.require(given, "name", "provider", "parameters");
    ObjectNode configuration = Json.object().put("name", "").put("type", "LLM");
    configuration.putArray("env");
    configuration.putArray("tags");
    return configuration.setAll(given);
  }

  /** {@code UpdateConfigurationRequest}: only what is given, and the name is required. */
  static ObjectNode update(JsonNode body, boolean closed) {
    ObjectNode given = checked(body, closed);
    Texts.require(given, "name");
    return given;
  }

  private static ObjectNode checked(JsonNode body, boolean closed) {
    ObjectNode given = closed ? SHAPE.closed(body) : SHAPE.open(body);
    given.retain(
        given.propertyStream().map(Map.Entry::getKey).filter(SHAPE::knows).toList());
    Texts.checkName(given);
    Texts.checkNotEmpty(given, "provider");
    Texts.checkOneOf(given, "type", List.of("LLM", "pipeline"));
    for (JsonNode environment : given.path("env")) {
      if (!ENVIRONMENTS.contains(environment.textValue())) {
        throw HttpFailure.badRequest("env must have only " + String.join(", ", ENVIRONMENTS) + ": "
            + environment.textValue());
      }
    }
    if (given.has("parameters")) {
      checkParameters(PARAMETERS.open(given.get("parameters")));
    }
    return given;
  }

  private static void checkParameters(ObjectNode parameters) {
    Texts.require(parameters, "call_type", "model");
    Texts.checkNotEmpty(parameters, "model");
    Texts.checkOneOf(parameters, "call_type", List.of("chat", "completion"));
    Texts.checkOneOf(parameters, "functionCallParams", List.of("none", "auto", "force"));
  }
}
