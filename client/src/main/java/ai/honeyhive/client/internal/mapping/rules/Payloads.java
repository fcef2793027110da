package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Conversation;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was said, told a second time by another convention. It is large, and says the same, so that
 * it is not kept when it lost: neither as a message, nor in metadata.
 */
final class Payloads {
  private static final Pattern INPUT =
      Pattern.compile("gen_ai\\.(prompt|input\\.messages)|input\\.value|ai\\.prompt(\\.messages)?");

  private static final Pattern OUTPUT =
      Pattern.compile("gen_ai\\.(completion|output\\.messages)|output\\.value"
          + "|ai\\.response\\.(text|toolCalls|object)");

  private static final Pattern FUNCTIONS =
      Pattern.compile("gen_ai\\.tool\\.definitions|llm\\.tools(\\.\\d+\\..+)?|ai\\.prompt\\.tools");

  private Payloads() {}

  /** Drops those that lost; where nobody won, they stay. */
  static void dropLosers(SpanReading span) {
    EventDraft draft = span.draft();
    Conversation conversation = draft.conversation();
    Map<Pattern, Boolean> told = Map.of(
        INPUT, conversation.hasInputs() || draft.section(Section.INPUTS).containsKey("input"),
        OUTPUT, conversation.hasOutputs() || draft.section(Section.OUTPUTS).containsKey("message"),
        FUNCTIONS, draft.section(Section.INPUTS).containsKey("functions"));
    told.forEach((names, won) -> {
      if (won) {
        drop(span.attributes(), names);
      }
    });
  }

  private static void drop(Attributes attributes, Pattern names) {
    for (String key : attributes.keys()) {
      if (names.matcher(key).matches()) {
        attributes.use(key);
      }
    }
  }
}
