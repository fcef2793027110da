package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.internal.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tool was called with, and what it answered. */
public final class ToolPayload {
  private ToolPayload() {}

  /** Reads the arguments and the result of a tool from two attributes of a span. */
  public static void read(SpanReading span, String arguments, String result) {
    Attributes attributes = span.attributes();
    if (putArguments(span.draft(), attributes.get(arguments))) {
      attributes.use(arguments);
    }
    if (putResult(span.draft(), attributes.get(result))) {
      attributes.use(result);
    }
  }

  /**
   * An object's fields, also as JSON text, are the inputs; anything else is the one input.
   *
   * @return whether all of it is in the draft now
   */
  public static boolean putArguments(EventDraft draft, @Nullable Object arguments) {
    Object parsed = JsonText.parsed(arguments);
    if (parsed instanceof Map<?, ?> fields) {
      boolean all = true;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        all &= draft.put(Section.INPUTS, String.valueOf(field.getKey()), field.getValue());
      }
      return all;
    }
    return parsed != null && draft.put(Section.INPUTS, "input", parsed);
  }

  /** The answer is text, and stays text when it is JSON. */
  public static boolean putResult(EventDraft draft, @Nullable Object result) {
    return result != null && draft.put(Section.OUTPUTS, "message", JsonText.write(result));
  }
}
