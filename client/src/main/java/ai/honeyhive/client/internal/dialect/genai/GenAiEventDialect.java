package ai.honeyhive.client.internal.dialect.genai;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Dialect;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Moment;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.ToolPayload;
import ai.honeyhive.client.internal.message.Messages;
import ai.honeyhive.client.model.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The GenAI conventions' messages as span events. They are also the form in which log records that
 * hold messages are joined to their span.
 */
public final class GenAiEventDialect implements Dialect {
  private static final String DETAILS = "gen_ai.client.inference.operation.details";
  private static final String INPUT = "gen_ai.input.messages";
  private static final String OUTPUT = "gen_ai.output.messages";
  private static final Set<String> PART_FIELDS =
      Set.of("type", "id", "name", "arguments", "response");

  private static final String CHOICE = "gen_ai.choice";
  private static final String TOOL_MESSAGE = "gen_ai.tool.message";
  private static final Map<String, String> ROLES = Map.of(
      "gen_ai.system.message",
      "system",
      "gen_ai.user.message",
      Messages.USER,
      "gen_ai.assistant.message",
      Messages.ASSISTANT,
      TOOL_MESSAGE,
      "tool");

  @Override
  public void read(SpanReading span) {
    if (isToolCall(span)) {
      span.moments().forEach(moment -> readOfTool(moment, span.draft()));
    } else {
      readOfChat(span.moments(), span.draft());
    }
  }

  /** On the span of a tool the messages are its arguments and its result, not a chat. */
  private static boolean isToolCall(SpanReading span) {
    Attributes attributes = span.attributes();
    return span.type() == EventType.TOOL
        && (attributes.has("gen_ai.tool.name")
            || "execute_tool".equals(attributes.get("gen_ai.operation.name")));
  }

  private static void readOfTool(Moment moment, EventDraft draft) {
    Attributes in = moment.attributes();
    if (moment.name().equals(TOOL_MESSAGE)) {
      moment.use();
      useIf(ToolPayload.putArguments(draft, in.get("content")), in, "content");
      useIf(in.has("id") && draft.put(Section.METADATA, "tool_call_id", in.get("id")), in, "id");
      useIf("tool".equals(in.get("role")), in, "role");
    } else if (moment.name().equals(CHOICE)) {
      moment.use();
      String key = in.has("message") ? "message" : "content";
      useIf(ToolPayload.putResult(draft, in.get(key)), in, key);
    } else if (moment.name().equals(DETAILS)) {
      moment.use();
      Map<?, ?> call = onlyPart(in.get(INPUT), "tool_call");
      useIf(ToolPayload.putArguments(draft, call.get("arguments")) && puts(draft, call), in, INPUT);
      Map<?, ?> answer = onlyPart(in.get(OUTPUT), "tool_call_response");
      useIf(
          ToolPayload.putResult(draft, answer.get("response")) && puts(draft, answer), in, OUTPUT);
    }
  }

  /** The only part of the only message; empty when there are more, or others. */
  private static Map<?, ?> onlyPart(@Nullable Object messages, String type) {
    return JsonText.parsed(messages) instanceof List<?> list
            && list.size() == 1
            && list.get(0) instanceof Map<?, ?> message
            && message.get("parts") instanceof List<?> parts
            && parts.size() == 1
            && parts.get(0) instanceof Map<?, ?> part
            && type.equals(part.get("type"))
        ? part
        : Map.of();
  }

  /** Puts what a part says of a call beside its payload. */
  private static boolean puts(EventDraft draft, Map<?, ?> part) {
    Object id = part.get("id");
    Object name = part.get("name");
    return (id == null || draft.put(Section.METADATA, "tool_call_id", id))
        && (name == null || draft.put(Section.METADATA, "tool_name", name))
        && PART_FIELDS.containsAll(part.keySet());
  }

  private static void useIf(boolean told, Attributes in, String key) {
    if (told) {
      in.use(key);
    }
  }

  /** Reads events that are a chat, also those that came in another way than as span events. */
  public static void readOfChat(List<Moment> moments, EventDraft draft) {
    List<Map<String, @Nullable Object>> inputs = new ArrayList<>();
    List<EventMessage.Choice> choices = new ArrayList<>();
    for (Moment moment : moments) {
      String role = ROLES.get(moment.name());
      if (role != null) {
        moment.use();
        inputs.addAll(EventMessage.read(moment.attributes(), role));
      } else if (moment.name().equals(CHOICE)) {
        moment.use();
        choices.add(EventMessage.readChoice(moment.attributes(), choices.size()));
      } else {
        readPayload(moment, draft);
      }
    }
    draft.conversation().offerInputs(inputs);
    draft.conversation().offerOutputs(EventMessage.inOrder(choices));
  }

  /** Events that hold whole lists of messages, in one of three forms. */
  private static void readPayload(Moment moment, EventDraft draft) {
    Attributes in = moment.attributes();
    switch (moment.name()) {
      case DETAILS -> {
        moment.use();
        GenAiPayload.read(in, draft);
      }
      case "gen_ai.content.prompt", "gen_ai.content.completion" -> {
        moment.use();
        GenAiOlderDialect.texts(in, draft);
      }
      case "gen_ai.input" -> {
        moment.use();
        draft.conversation().offerInputs(Messages.read(in.get("messages"), Messages.USER));
        in.use("messages");
      }
      case "gen_ai.output" -> {
        moment.use();
        draft.conversation().offerOutputs(Messages.read(in.get("messages"), Messages.ASSISTANT));
        in.use("messages");
      }
      default -> {}
    }
  }
}
