package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Conversation;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.Indexed;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenInference's attributes, apart from {@code input.value} and {@code output.value}: its
 * messages, settings, tools and prompts. The instrumentations of LangChain4j and Spring AI for Java
 * write the same.
 */
public final class OpenInferenceDialect implements Dialect {
  private static final String INSTRUMENTOR = "openinference";
  static final String KIND = "openinference.span.kind";

  private static final Map<String, EventType> KINDS = Map.of(
      "llm",
      EventType.MODEL,
      "chain",
      EventType.CHAIN,
      "agent",
      EventType.CHAIN,
      "prompt",
      EventType.CHAIN);

  private static final List<Move> TABLE = List.of(
      Move.of(KIND, Section.METADATA, "span_kind"),
      Move.of("llm.provider", Section.METADATA, "provider"),
      Move.of("llm.system", Section.METADATA, "system"),
      Move.of("llm.finish_reason", Section.METADATA, "finish_reason"),
      Move.of("agent.name", Section.METADATA, "agent_name"),
      Move.of("session.id", Section.METADATA, "session_id"),
      Move.of("user.id", Section.METADATA, "user_id"),
      Move.of("user.id", Section.USER_PROPERTIES, "user_id"),
      new Move("tag.tags", Section.METADATA, "tags", Values::list),
      Move.of("input.mime_type", Section.METADATA, "input_mime_type"),
      Move.of("output.mime_type", Section.METADATA, "output_mime_type"),
      Move.of("mcp.client.name", Section.METADATA, "mcp_client_name"),
      Move.of("mcp.server.name", Section.METADATA, "mcp_server_name"),
      Move.of("mcp.tool.name", Section.METADATA, "mcp_tool_name"),
      Move.of("mcp.request.type", Section.METADATA, "mcp_request_type"),
      Move.of("mcp.session.id", Section.METADATA, "mcp_session_id"),
      Move.of("openai.api_base", Section.METADATA, "openai_api_base"),
      Move.of("openai.system_fingerprint", Section.METADATA, "openai_system_fingerprint"),
      new Move("llm.prompt_template.template", Section.CONFIG, "template", JsonText::parsed));

  /** OpenTelemetry has the attribute too, and does not say that it is a conversation. */
  private static final List<Move> SESSION =
      List.of(Move.of("session.id", Section.METADATA, "conversation_id"));

  private static final List<Move> CHAIN_TABLE =
      List.of(Move.of("agent.name", Section.CONFIG, "agent_name"));

  /** What the request said, which the messages and functions of the event say too. */
  private static final Set<String> SAID_ELSEWHERE =
      Set.of("messages", "tools", "functions", "prompt", "model");

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(
        Signature.OPENINFERENCE,
        INSTRUMENTOR,
        span -> span.facts().scopeName().startsWith("openinference.instrumentation")
            || span.facts().scopeName().startsWith("@arizeai/openinference")
            || span.attributes().has(KIND)
            || span.attributes().hasPrefix("llm.input_messages.")));
  }

  /** Embeddings are tools here, unlike the embeddings operation of the GenAI conventions. */
  @Override
  public List<TypeRule> typeRules() {
    return List.of(
        TypeRule.of(
            TypeRule.OPENINFERENCE_KIND,
            KIND,
            kind -> Optional.of(KINDS.getOrDefault(kind, EventType.TOOL))),
        TypeRule.modelIfAny("llm.model_name"));
  }

  @Override
  public void read(SpanReading span) {
    span.move(TABLE);
    if (INSTRUMENTOR.equals(span.instrumentor())) {
      span.move(SESSION);
    }
    if (span.type() == EventType.CHAIN) {
      span.move(CHAIN_TABLE);
    }
    span.spread("llm.invocation_parameters", Section.CONFIG, SAID_ELSEWHERE);
    span.spread("metadata", Section.METADATA, Set.of());
    span.spread("llm.prompt_template.variables", Section.INPUTS, Set.of());
    messages(span);
    OpenInferenceTools.read(span);
    texts(span, "llm.prompts", "prompt.text", Section.INPUTS, "prompt");
    texts(span, "llm.choices", "completion.text", Section.OUTPUTS, "text");
    OpenInferenceDocuments.read(span);
  }

  /** A span of this convention that has messages is believed before others on the same span. */
  private static void messages(SpanReading span) {
    List<Map<String, @Nullable Object>> inputs =
        OpenInferenceMessages.take(span.attributes(), "llm.input_messages.", Messages.USER);
    List<Map<String, @Nullable Object>> outputs =
        OpenInferenceMessages.take(span.attributes(), "llm.output_messages.", Messages.ASSISTANT);
    Conversation conversation = span.draft().conversation();
    if (span.attributes().has(KIND)) {
      conversation.claimInputs(inputs);
      conversation.claimOutputs(outputs);
    } else {
      conversation.offerInputs(inputs);
      conversation.offerOutputs(outputs);
    }
  }

  /** Texts of completions that are no chat: one is the text, several are a list. */
  private static void texts(
      SpanReading span, String attribute, String field, Section section, String key) {
    List<@Nullable Object> texts = new ArrayList<>();
    for (Map<String, @Nullable Object> element :
        Indexed.read(span.attributes().values(), attribute + ".")) {
      texts.add(element.size() == 1 && element.containsKey(field) ? element.get(field) : element);
    }
    if (!texts.isEmpty()
        && span.draft().put(section, key, texts.size() == 1 ? texts.get(0) : texts)) {
      Indexed.use(span.attributes(), attribute + ".");
    }
    span.move(List.of(new Move(attribute, section, key, JsonText::parsed)));
  }
}
