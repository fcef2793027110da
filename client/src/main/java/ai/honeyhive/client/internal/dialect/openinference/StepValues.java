package ai.honeyhive.client.internal.dialect.openinference;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Conversation;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.mapping.Values;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.internal.message.ModelBodies;
import ai.honeyhive.client.model.EventType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tool, a chain or an agent got and gave, as one value each. A value that loses to another
 * one is not kept: it is large, and says the same.
 */
final class StepValues {
  static final String INPUT = "input.value";
  static final String OUTPUT = "output.value";

  private StepValues() {}

  static void read(SpanReading span) {
    input(span);
    output(span);
  }

  private static void input(SpanReading span) {
    Object value = span.attributes().get(INPUT);
    if (value == null || Values.isEmpty(value)) {
      return;
    }
    if (OpenInferenceDocuments.isEmbeddedText(span, value)) {
      span.attributes().use(INPUT);
      return;
    }
    if (!(JsonText.parsed(value) instanceof Map<?, ?> fields)) {
      ToolPayload.putArguments(span.draft(), value);
      span.attributes().use(INPUT);
      return;
    }
    Set<String> conversation =
        span.type() == EventType.CHAIN ? conversation(span, fields) : Set.of();
    span.put(INPUT, fields, Section.INPUTS, conversation);
  }

  /**
   * Finds what was said in the input of a chain.
   *
   * @return the fields that held it
   */
  private static Set<String> conversation(SpanReading span, Map<?, ?> fields) {
    Conversation conversation = span.draft().conversation();
    if (fields.get("new_message") instanceof Map<?, ?> message && Messages.isMessage(message)) {
      claim(span, Messages.one(message, Messages.USER, ModelBodies.GEMINI));
      return Set.of("new_message");
    }
    if (fields.get("messages") instanceof List<?> list
        && !list.isEmpty()
        && list.stream().allMatch(Messages::isMessage)) {
      claim(span, Messages.read(list, Messages.USER));
      return conversation.hasInputs() ? Set.of("messages") : Set.of();
    }
    return Set.of();
  }

  private static void claim(SpanReading span, List<Map<String, @Nullable Object>> messages) {
    if (span.attributes().has(OpenInferenceDialect.KIND)) {
      span.draft().conversation().claimInputs(messages);
    } else {
      span.draft().conversation().offerInputs(messages);
    }
  }

  /** Text stays text, also when it is JSON; only what an agent of Gemini said is told apart. */
  private static void output(SpanReading span) {
    Object value = span.attributes().get(OUTPUT);
    if (value == null || Values.isEmpty(value)) {
      return;
    }
    ModelBodies.Read read = agentAnswer(span, value);
    String text = read == null ? null : Messages.lastText(read.messages(), Messages.ASSISTANT);
    if (read != null && text != null && span.draft().put(Section.OUTPUTS, "result", text)) {
      OpenInferenceBodyDialect.keep(span, OUTPUT, read);
    } else {
      ToolPayload.putResult(span.draft(), value);
      span.attributes().use(OUTPUT);
    }
  }

  private static ModelBodies.@Nullable Read agentAnswer(SpanReading span, Object value) {
    boolean agent = "AGENT".equals(span.attributes().get(OpenInferenceDialect.KIND));
    return agent && JsonText.parsed(value) instanceof Map<?, ?> body
        ? ModelBodies.gemini(body)
        : null;
  }
}
