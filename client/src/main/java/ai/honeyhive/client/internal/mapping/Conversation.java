package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages that went into a step and came out. The first dialect that knows some wins; how they
 * are laid out depends on the event's type, not on the dialect.
 */
public final class Conversation {
  private List<Map<String, @Nullable Object>> inputs = List.of();
  private List<Map<String, @Nullable Object>> outputs = List.of();
  private @Nullable Object instructions;
  private boolean inputsClaimed;
  private boolean outputsClaimed;

  /**
   * Offers what went in; ignored when it is empty, or known already.
   *
   * @return whether it is what the event will say
   */
  public boolean offerInputs(List<Map<String, @Nullable Object>> messages) {
    boolean wins = inputs.isEmpty() && !messages.isEmpty();
    inputs = wins ? messages : inputs;
    return wins;
  }

  /** Says what went in, whatever others offer; the first who does so wins. */
  public void claimInputs(List<Map<String, @Nullable Object>> messages) {
    if (!inputsClaimed && !messages.isEmpty()) {
      inputs = messages;
      inputsClaimed = true;
    }
  }

  /** Says what came out, whatever others offer; the first who does so wins. */
  public void claimOutputs(List<Map<String, @Nullable Object>> messages) {
    if (!outputsClaimed && !messages.isEmpty()) {
      outputs = messages;
      outputsClaimed = true;
    }
  }

  public boolean hasInputs() {
    return !inputs.isEmpty();
  }

  public boolean hasOutputs() {
    return !outputs.isEmpty();
  }

  /**
   * Offers what came out; ignored when it is empty, or known already.
   *
   * @return whether it is what the event will say
   */
  public boolean offerOutputs(List<Map<String, @Nullable Object>> messages) {
    boolean wins = outputs.isEmpty() && !messages.isEmpty();
    outputs = wins ? messages : outputs;
    return wins;
  }

  /** Offers the content of system instructions that are told apart from the messages. */
  public void offerInstructions(@Nullable Object content) {
    if (instructions == null) {
      instructions = content;
    }
  }

  /**
   * Lays the messages out in the draft. What came out lies flat among the outputs; it is kept whole
   * beside them when there is more than one answer, or when the outputs say something else.
   */
  public void write(EventDraft draft, EventType type) {
    List<Map<String, @Nullable Object>> history = history();
    if (instructions != null) {
      draft.put(Section.CONFIG, "system_instructions", instructions);
    }
    if (!history.isEmpty()) {
      draft.put(Section.INPUTS, "chat_history", history);
    }
    if (type == EventType.CHAIN) {
      writeChain(draft);
    } else if (!outputs.isEmpty()) {
      boolean all = draft.putAll(Section.OUTPUTS, outputs.get(0));
      if (!all || outputs.size() > 1) {
        draft.put(Section.OUTPUTS, "choices", outputs);
      }
    }
  }

  /** The instructions come first, unless the messages begin with them. */
  private List<Map<String, @Nullable Object>> history() {
    if (instructions == null
        || (!inputs.isEmpty() && "system".equals(inputs.get(0).get("role")))) {
      return inputs;
    }
    Map<String, @Nullable Object> system = new LinkedHashMap<>();
    system.put("role", "system");
    system.put("content", instructions);
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    all.add(system);
    all.addAll(inputs);
    return all;
  }

  /** A chain is not a message: its conversation is one of its fields. */
  private void writeChain(EventDraft draft) {
    String query = Messages.lastText(inputs, Messages.USER);
    if (query != null) {
      draft.put(Section.INPUTS, "query", query);
    }
    String result = Messages.lastText(outputs, Messages.ASSISTANT);
    if (result != null) {
      draft.put(Section.OUTPUTS, "result", result);
    }
    if (!outputs.isEmpty()) {
      draft.put(Section.OUTPUTS, "conversation", outputs);
    }
  }
}
