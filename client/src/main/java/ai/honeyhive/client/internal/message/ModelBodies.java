package ai.honeyhive.client.internal.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of requests to models and of their answers, as OpenAI and Gemini have them. */
public final class ModelBodies {
  /** Parts of Gemini's messages have no type, and nothing stands between their texts. */
  public static final PartStyle GEMINI = new PartStyle("", GeminiParts::standard);

  /**
   * @param messages what was said
   * @param known what metadata has a name for
   * @param rest the other fields
   */
  public record Read(
      List<Map<String, @Nullable Object>> messages,
      Map<String, @Nullable Object> known,
      Map<String, @Nullable Object> rest) {}

  private static final Map<String, String> OPENAI = Map.of(
      "id", "response_id",
      "model", "response_model",
      "system_fingerprint", "system_fingerprint");

  private static final List<String> TOKENS =
      List.of("prompt_tokens", "completion_tokens", "total_tokens");

  private ModelBodies() {}

  public static @Nullable Read request(Map<?, ?> body) {
    Map<String, @Nullable Object> rest = Fields.copy(body);
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    if (rest.get("messages") instanceof List<?> list && areMessages(list)) {
      rest.remove("messages");
      messages.addAll(Messages.read(list, Messages.USER));
    } else if (rest.get("contents") instanceof List<?> list && areMessages(list)) {
      rest.remove("contents");
      list.forEach(message -> messages.addAll(Messages.one(message, Messages.USER, GEMINI)));
    }
    return messages.isEmpty() ? null : new Read(messages, Map.of(), rest);
  }

  public static @Nullable Read answer(Map<?, ?> body) {
    Read openAi = openAi(body);
    return openAi == null ? gemini(body) : openAi;
  }

  private static @Nullable Read openAi(Map<?, ?> body) {
    Map<String, @Nullable Object> rest = Fields.copy(body);
    if (!(rest.get("choices") instanceof List<?> choices) || choices.isEmpty()) {
      return null;
    }
    List<Map<String, @Nullable Object>> messages = new ArrayList<>();
    for (Object choice : choices) {
      if (!(choice instanceof Map<?, ?> fields)
          || !(fields.get("message") instanceof Map<?, ?> message)) {
        return null;
      }
      Map<String, @Nullable Object> all = Fields.copy(message);
      Fields.copy(fields).forEach(all::putIfAbsent);
      all.remove("message");
      if (choices.size() == 1) {
        all.remove("index");
      }
      messages.addAll(Messages.one(all, Messages.ASSISTANT));
    }
    rest.remove("choices");
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    OPENAI.forEach((name, key) -> Fields.move(rest, name, known, key));
    if (rest.remove("usage") instanceof Map<?, ?> usage) {
      Map<String, @Nullable Object> counts = Fields.copy(usage);
      TOKENS.forEach(name -> Fields.move(counts, name, known, name));
      if (!counts.isEmpty()) {
        rest.put("usage", counts);
      }
    }
    return new Read(messages, known, rest);
  }

  /** One message with what the answer says about it. */
  public static @Nullable Read gemini(Map<?, ?> body) {
    Map<String, @Nullable Object> rest = Fields.copy(body);
    if (rest.get("candidates") instanceof List<?> list
        && list.size() == 1
        && list.get(0) instanceof Map<?, ?> candidate) {
      rest.remove("candidates");
      Fields.copy(candidate).forEach(rest::putIfAbsent);
    }
    if (!(rest.get("content") instanceof Map<?, ?> content)
        || !(content.get("parts") instanceof List<?>)) {
      return null;
    }
    rest.remove("content");
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    GeminiParts.figures(rest, known);
    return new Read(Messages.one(content, Messages.ASSISTANT, GEMINI), known, rest);
  }

  private static boolean areMessages(List<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Messages::isMessage);
  }
}
