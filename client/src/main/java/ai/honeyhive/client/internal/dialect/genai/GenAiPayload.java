package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.internal.message.ToolDefinitions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The four attributes that hold what was said in the current GenAI form, on a span or on its
 * {@code gen_ai.client.inference.operation.details} event. A payload that loses to another one is
 * not kept: it is large, and says the same.
 */
final class GenAiPayload {
  private static final String INPUT = "gen_ai.input.messages";
  private static final String OUTPUT = "gen_ai.output.messages";
  private static final String INSTRUCTIONS = "gen_ai.system_instructions";
  private static final String DEFINITIONS = "gen_ai.tool.definitions";

  private GenAiPayload() {}

  static void read(Attributes from, EventDraft to) {
    List<Map<String, @Nullable Object>> inputs = Messages.read(from.get(INPUT), Messages.USER);
    if (!inputs.isEmpty()) {
      to.conversation().offerInputs(inputs);
      from.use(INPUT);
    }
    List<Map<String, @Nullable Object>> outputs =
        Messages.read(from.get(OUTPUT), Messages.ASSISTANT);
    if (!outputs.isEmpty()) {
      to.conversation().offerOutputs(outputs);
      from.use(OUTPUT);
    }
    Object instructions = instructions(from.get(INSTRUCTIONS));
    if (instructions != null) {
      to.conversation().offerInstructions(instructions);
      from.use(INSTRUCTIONS);
    }
    List<@Nullable Object> functions = ToolDefinitions.read(from.get(DEFINITIONS));
    if (!functions.isEmpty()) {
      to.put(Section.INPUTS, "functions", functions);
      from.use(DEFINITIONS);
    }
  }

  private static @Nullable Object instructions(@Nullable Object value) {
    Object parsed = JsonText.parsed(value);
    if (parsed == null || parsed.equals("")) {
      return null;
    }
    return parsed instanceof Map<?, ?> part
        ? Messages.content(List.of(part))
        : Messages.content(parsed);
  }
}
