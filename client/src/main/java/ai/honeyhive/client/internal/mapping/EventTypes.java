package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which type of event a span is: the first rule that knows decides; a span nobody knows is a tool.
 */
final class EventTypes {
  private static final List<Function<Attributes, Optional<EventType>>> RULES = List.of(
      attributes -> explicit(attributes, "honeyhive_event_type"),
      attributes -> explicit(attributes, "honeyhive_event_type_raw"),
      attributes -> named(attributes, "gen_ai.operation.name", EventTypes::ofOperation),
      attributes -> named(attributes, "spring.ai.kind", EventTypes::ofSpringKind),
      attributes -> named(attributes, "gen_ai.operation.name", EventTypes::ofFramework),
      attributes -> named(attributes, "ai.operationId", EventTypes::ofVercelOperation),
      attributes -> named(attributes, "openinference.span.kind", EventTypes::ofOpenInferenceKind),
      attributes -> named(attributes, "traceloop.span.kind", EventTypes::ofTraceloopKind),
      EventTypes::ofModelName);

  private static final List<String> MODEL_NAMES =
      List.of("llm.request.type", "gen_ai.request.model", "llm.model_name", "ai.model.id");

  /** Operations of the GenAI conventions, and of emitters that follow them. */
  private static final Map<String, EventType> OPERATIONS = Map.ofEntries(
      Map.entry("chat", EventType.MODEL),
      Map.entry("text_completion", EventType.MODEL),
      Map.entry("generate_content", EventType.MODEL),
      Map.entry("completion", EventType.MODEL),
      Map.entry("embeddings", EventType.MODEL),
      Map.entry("embedding", EventType.MODEL),
      Map.entry("execute_tool", EventType.TOOL),
      Map.entry("retrieval", EventType.TOOL),
      Map.entry("invoke_agent", EventType.CHAIN),
      Map.entry("create_agent", EventType.CHAIN),
      Map.entry("invoke_workflow", EventType.CHAIN),
      Map.entry("plan", EventType.CHAIN),
      Map.entry("agent_step", EventType.CHAIN));

  private static final Map<String, EventType> SPRING_KINDS = Map.of(
      "chat_client", EventType.CHAIN,
      "advisor", EventType.CHAIN,
      "tool_call", EventType.TOOL,
      "vector_store", EventType.TOOL);

  private static final Map<String, EventType> VERCEL_OPERATIONS = Map.of(
      "ai.toolcall", EventType.TOOL,
      "ai.generatetext", EventType.CHAIN,
      "ai.streamtext", EventType.CHAIN,
      "ai.generateobject", EventType.CHAIN,
      "ai.streamobject", EventType.CHAIN,
      "ai.embed", EventType.CHAIN,
      "ai.embedmany", EventType.CHAIN,
      "ai.rerank", EventType.CHAIN);

  private static final Map<String, EventType> OPENINFERENCE_KINDS = Map.of(
      "llm",
      EventType.MODEL,
      "chain",
      EventType.CHAIN,
      "agent",
      EventType.CHAIN,
      "prompt",
      EventType.CHAIN);

  private static final Map<String, EventType> TRACELOOP_KINDS = Map.of(
      "workflow",
      EventType.CHAIN,
      "agent",
      EventType.CHAIN,
      "task",
      EventType.CHAIN,
      "tool",
      EventType.TOOL);

  private EventTypes() {}

  static EventType of(Attributes attributes) {
    return RULES.stream()
        .flatMap(rule -> rule.apply(attributes).stream())
        .findFirst()
        .orElse(EventType.TOOL);
  }

  private static Optional<EventType> explicit(Attributes attributes, String key) {
    return Optional.ofNullable(attributes.text(key)).flatMap(EventType::parse);
  }

  private static Optional<EventType> named(
      Attributes attributes, String key, Function<String, Optional<EventType>> table) {
    return Optional.ofNullable(attributes.text(key))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(table);
  }

  private static Optional<EventType> ofOperation(String name) {
    return Optional.ofNullable(OPERATIONS.get(name));
  }

  private static Optional<EventType> ofSpringKind(String name) {
    return Optional.ofNullable(SPRING_KINDS.get(name));
  }

  /** Spring AI calls each step of its own so; its kind, when given, says more. */
  private static Optional<EventType> ofFramework(String name) {
    return name.equals("framework") ? Optional.of(EventType.CHAIN) : Optional.empty();
  }

  /** The inner spans call the model; the outer ones only hold them, and repeat their tokens. */
  private static Optional<EventType> ofVercelOperation(String name) {
    boolean calls =
        Stream.of(".dogenerate", ".dostream", ".doembed", ".dorerank").anyMatch(name::endsWith);
    return calls ? Optional.of(EventType.MODEL) : Optional.ofNullable(VERCEL_OPERATIONS.get(name));
  }

  /** Embeddings are tools here, unlike the embeddings operation of the GenAI conventions. */
  private static Optional<EventType> ofOpenInferenceKind(String name) {
    return Optional.of(Objects.requireNonNullElse(OPENINFERENCE_KINDS.get(name), EventType.TOOL));
  }

  private static Optional<EventType> ofTraceloopKind(String name) {
    return Optional.ofNullable(TRACELOOP_KINDS.get(name));
  }

  private static Optional<EventType> ofModelName(Attributes attributes) {
    return MODEL_NAMES.stream().anyMatch(attributes::has)
        ? Optional.of(EventType.MODEL)
        : Optional.empty();
  }
}
