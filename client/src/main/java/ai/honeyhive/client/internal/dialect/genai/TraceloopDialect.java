package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Indexed;
import ai.honeyhive.client.internal.mapping.Move;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.Signature;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.SpanSource;
import ai.honeyhive.client.internal.mapping.TypeRule;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Traceloop's instrumentations (OpenLLMetry) in their older form: messages and functions with an
 * attribute for each field. The newer form is that of the GenAI conventions.
 */
public final class TraceloopDialect implements Dialect {
  private static final List<Move> TABLE = List.of(
      Move.of("llm.headers", Section.CONFIG, "headers"),
      new Move("llm.is_streaming", Section.CONFIG, "is_streaming", Values::flag),
      Move.of("traceloop.span.kind", Section.METADATA, "span_kind"),
      Move.of("gen_ai.openai.system_fingerprint", Section.METADATA, "system_fingerprint"));

  private static final String REQUEST_TYPE = "llm.request.type";

  private static final Pattern INDEXED_PROMPT =
      Pattern.compile("gen_ai\\.(prompt|completion)\\.\\d+\\.");

  private static final Map<String, EventType> KINDS = Map.of(
      "workflow",
      EventType.CHAIN,
      "agent",
      EventType.CHAIN,
      "task",
      EventType.CHAIN,
      "tool",
      EventType.TOOL);

  @Override
  public List<Signature> signatures() {
    return List.of(new Signature(Signature.TRACELOOP, "traceloop", TraceloopDialect::isTraceloop));
  }

  @Override
  public List<TypeRule> typeRules() {
    return List.of(
        TypeRule.named(TypeRule.TRACELOOP_KIND, "traceloop.span.kind", KINDS),
        TypeRule.modelIfAny(REQUEST_TYPE));
  }

  private static boolean isTraceloop(SpanSource span) {
    Attributes in = span.attributes();
    String scope = span.facts().scopeName();
    return in.has("traceloop.span.kind")
        || in.has("traceloop.workflow.name")
        || in.has(REQUEST_TYPE)
        || scope.startsWith("opentelemetry.instrumentation.")
        || scope.startsWith("@traceloop/")
        || ((in.hasPrefix("gen_ai.prompt.") || in.hasPrefix("gen_ai.completion."))
            && in.keys().stream().anyMatch(key -> INDEXED_PROMPT.matcher(key).lookingAt()));
  }

  @Override
  public void read(SpanReading span) {
    Attributes attributes = span.attributes();
    EventDraft draft = span.draft();
    span.move(TABLE);
    if (attributes.has(REQUEST_TYPE)) {
      // production keeps the attribute as it is, and the registry has the short name
      draft.put(Section.METADATA, "request_type", attributes.get(REQUEST_TYPE));
    }
    draft.conversation().offerInputs(messages(attributes, "gen_ai.prompt.", Messages.USER));
    draft
        .conversation()
        .offerOutputs(messages(attributes, "gen_ai.completion.", Messages.ASSISTANT));
    functions(attributes, draft);
  }

  private static List<Map<String, @Nullable Object>> messages(
      Attributes attributes, String prefix, String defaultRole) {
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    for (Map<String, @Nullable Object> fields : Indexed.take(attributes, prefix)) {
      boolean calls = fields.keySet().stream().anyMatch(key -> key.startsWith("tool_calls."));
      if (calls && "".equals(fields.get("content"))) {
        fields.remove("content");
      }
      messages.addAll(Messages.one(fields, defaultRole));
    }
    return messages;
  }

  /** The JavaScript instrumentation calls the parameters arguments. */
  private static void functions(Attributes attributes, EventDraft draft) {
    List<Map<String, @Nullable Object>> functions =
        Indexed.take(attributes, "llm.request.functions.");
    for (Map<String, @Nullable Object> function : functions) {
      if (function.containsKey("arguments") && !function.containsKey("parameters")) {
        function.put("parameters", function.remove("arguments"));
      }
    }
    if (!functions.isEmpty()) {
      draft.put(Section.INPUTS, "functions", functions);
    }
  }
}
