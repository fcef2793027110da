package ai.honeyhive.client.internal.dialect.agents;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.internal.message.ModelBodies;
import ai.honeyhive.client.internal.message.ToolDefinitions;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Google's Agent Development Kit: whole requests and answers of Gemini as JSON text. */
public final class AdkDialect implements Dialect {
  private static final String PREFIX = "gcp.vertex.agent.";
  private static final String REQUEST = PREFIX + "llm_request";
  private static final String RESPONSE = PREFIX + "llm_response";

  private static final Pattern UPPER = Pattern.compile("\\p{Upper}");

  /** Names of settings that others call differently; all other settings keep theirs. */
  private static final Map<String, String> SETTINGS = Map.of(
      "max_output_tokens", "max_tokens",
      "candidate_count", "choice_count");

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.ADK,
        "google-adk",
        span -> span.facts().scopeName().equals("gcp.vertex.agent")
            || span.attributes().hasPrefix(PREFIX)));
  }

  @Override
  public void read(SpanReading span) {
    if (!span.attributes().hasPrefix(PREFIX)) {
      return;
    }
    if (span.type() == EventType.TOOL) {
      ToolPayload.read(span, PREFIX + "tool_call_args", PREFIX + "tool_response");
    }
    if (JsonText.parsed(span.attributes().get(REQUEST)) instanceof Map<?, ?> body
        && !body.isEmpty()) {
      request(span, body);
    }
    if (JsonText.parsed(span.attributes().get(RESPONSE)) instanceof Map<?, ?> body
        && !body.isEmpty()) {
      response(span, body);
    }
  }

  private static void request(SpanReading span, Map<?, ?> body) {
    Map<String, @Nullable Object> rest = copy(body);
    ModelBodies.Read read = ModelBodies.request(body);
    if (read != null) {
      // the messages are said by others too, so that they are not kept when they lose
      span.draft().conversation().offerInputs(read.messages());
      rest = new LinkedHashMap<>(read.rest());
    }
    Object model = rest.get("model");
    if (model != null && span.draft().put(Section.CONFIG, "model", model)) {
      rest.remove("model");
    }
    if (rest.remove("config") instanceof Map<?, ?> config) {
      Map<String, @Nullable Object> unplaced = settings(span, config);
      if (!unplaced.isEmpty()) {
        rest.put("config", unplaced);
      }
    }
    span.keepRest(REQUEST, rest);
  }

  /** Returns the settings that have no place. */
  private static Map<String, @Nullable Object> settings(SpanReading span, Map<?, ?> config) {
    Map<String, @Nullable Object> unplaced = new LinkedHashMap<>();
    copy(config).forEach((name, value) -> {
      String key = snakeCase(name);
      boolean placed = switch (key) {
        case "system_instruction" -> {
          span.draft().conversation().offerInstructions(instruction(value));
          yield true;
        }
        case "tools" -> putTools(span, value);
        case "safety_settings", "labels", "http_options" -> false;
        default ->
          value == null || span.draft().put(Section.CONFIG, SETTINGS.getOrDefault(key, key), value);
      };
      if (!placed) {
        unplaced.put(name, value);
      }
    });
    return unplaced;
  }

  /** ADK for Java writes the names of Java. */
  private static String snakeCase(String name) {
    return UPPER.matcher(name).replaceAll(upper -> "_" + upper.group().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Object instruction(@Nullable Object value) {
    if (value instanceof Map<?, ?> message) {
      return Messages.one(message, "system", ModelBodies.GEMINI).get(0).get("content");
    }
    return Messages.content(value);
  }

  private static boolean putTools(SpanReading span, @Nullable Object tools) {
    if (!(tools instanceof List<?> list)) {
      return false;
    }
    List<@Nullable Object> declarations = new ArrayList<>();
    for (Object tool : list) {
      List<?> functions = tool instanceof Map<?, ?> fields ? declarations(fields) : List.of();
      if (functions.isEmpty()) {
        return false;
      }
      declarations.addAll(functions);
    }
    List<@Nullable Object> functions = ToolDefinitions.read(declarations);
    return functions.isEmpty() || span.draft().put(Section.INPUTS, "functions", functions);
  }

  private static List<?> declarations(Map<?, ?> tool) {
    Object functions = tool.containsKey("functionDeclarations")
        ? tool.get("functionDeclarations")
        : tool.get("function_declarations");
    return tool.size() == 1 && functions instanceof List<?> list ? list : List.of();
  }

  private static void response(SpanReading span, Map<?, ?> body) {
    ModelBodies.Read read = ModelBodies.gemini(body);
    if (read == null) {
      return;
    }
    span.draft().conversation().offerOutputs(read.messages());
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(read.rest());
    read.known().forEach((key, value) -> {
      if (!span.draft().put(Section.METADATA, key, value)) {
        rest.put(key, value);
      }
    });
    span.keepRest(RESPONSE, rest);
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> fields) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    fields.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
