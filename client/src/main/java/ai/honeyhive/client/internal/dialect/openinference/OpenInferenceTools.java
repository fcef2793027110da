package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Indexed;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.message.ToolDefinitions;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tools: those offered to a model, and the one that a span is. */
final class OpenInferenceTools {
  private static final String OFFERED = "llm.tools";
  private static final String PARAMETERS = "tool.parameters";

  private static final List<Move> TOOL_TABLE = List.of(
      Move.of("tool.name", Section.CONFIG, "tool_name"),
      Move.of("tool.description", Section.CONFIG, "tool_description"),
      Move.of("tool_call.function.name", Section.CONFIG, "tool_name"));

  private static final List<Move> CALL_TABLE = List.of(
      Move.of("tool_call.id", Section.METADATA, "event_id"),
      Move.of("tool_call.id", Section.METADATA, "tool_call_id"));

  private OpenInferenceTools() {}

  static void read(SpanReading span) {
    offered(span);
    span.move(CALL_TABLE);
    if (span.type() == EventType.MODEL) {
      described(span);
    } else {
      span.move(TOOL_TABLE);
      arguments(span);
    }
  }

  private static void offered(SpanReading span) {
    Attributes attributes = span.attributes();
    List<@Nullable Object> definitions = new ArrayList<>();
    for (Map<String, @Nullable Object> tool : Indexed.read(attributes.values(), OFFERED + ".")) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      tool.forEach((key, value) -> fields.put(OpenInferenceMessages.stripped(key, "tool."), value));
      Object schema = fields.get("json_schema");
      definitions.add(schema != null && fields.size() == 1 ? schema : fields);
    }
    if (!definitions.isEmpty()) {
      put(span, definitions);
      Indexed.use(attributes, OFFERED + ".");
    }
    if (JsonText.parsed(attributes.get(OFFERED)) instanceof List<?> list && !list.isEmpty()) {
      put(span, new ArrayList<>(list));
      attributes.use(OFFERED);
    }
  }

  private static boolean put(SpanReading span, List<@Nullable Object> definitions) {
    List<@Nullable Object> functions = ToolDefinitions.read(definitions);
    return !functions.isEmpty() && span.draft().put(Section.INPUTS, "functions", functions);
  }

  /** On the span of a model these describe a tool that it may call. */
  private static void described(SpanReading span) {
    Attributes attributes = span.attributes();
    if (!attributes.has("tool.name")) {
      return;
    }
    Map<String, @Nullable Object> tool = new LinkedHashMap<>();
    for (String field : List.of("name", "description", "parameters")) {
      Object value = attributes.get("tool." + field);
      if (value != null) {
        tool.put(field, value);
      }
    }
    if (put(span, List.of(tool))) {
      tool.keySet().forEach(field -> attributes.use("tool." + field));
    }
  }

  /** Frameworks write either what the tool was called with, or the schema of it. */
  private static void arguments(SpanReading span) {
    Attributes attributes = span.attributes();
    Object parameters = attributes.get(PARAMETERS);
    Object parsed = JsonText.parsed(parameters);
    if (parsed instanceof Map<?, ?> fields
        && (fields.containsKey("type") || fields.containsKey("properties"))) {
      span.move(List.of(Move.of(PARAMETERS, Section.CONFIG, "tool_parameters")));
    } else if (parsed instanceof Map<?, ?>) {
      unlessValue(span, PARAMETERS);
    }
    unlessValue(span, "tool_call.function.arguments");
  }

  private static boolean isRepeated(SpanReading span, @Nullable Object arguments) {
    return arguments instanceof Map<?, ?> fields
        && span.draft().section(Section.INPUTS).entrySet().containsAll(fields.entrySet());
  }

  private static void unlessValue(SpanReading span, String attribute) {
    Object arguments = span.attributes().get(attribute);
    boolean told = span.attributes().has(StepValues.INPUT)
        ? isRepeated(span, JsonText.parsed(arguments))
        : ToolPayload.putArguments(span.draft(), arguments);
    if (told) {
      span.attributes().use(attribute);
    }
  }
}
