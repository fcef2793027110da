package ai.honeyhive.client.internal.message;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** LangChain's messages as its objects are written: the speaker is the message's type. */
final class LangChainMessages {
  private static final Map<String, String> ROLES = Map.of(
      "human",
      Messages.USER,
      "HumanMessageChunk",
      Messages.USER,
      "ai",
      Messages.ASSISTANT,
      "AIMessageChunk",
      Messages.ASSISTANT,
      "system",
      "system",
      "tool",
      "tool");

  private LangChainMessages() {}

  /** A message with its role, and without the fields that hold nothing; any other as it is. */
  static Map<?, ?> named(Map<?, ?> message) {
    if (message.get(Messages.ROLE) != null
        || !message.containsKey(Messages.CONTENT)
        || !(message.get("type") instanceof String type)
        || !ROLES.containsKey(type)) {
      return message;
    }
    Map<Object, @Nullable Object> named = new LinkedHashMap<>();
    named.put(Messages.ROLE, ROLES.get(type));
    message.forEach((key, value) -> {
      if (!"type".equals(key) && !Messages.ROLE.equals(key) && !isNothing(value)) {
        named.put(key, value);
      }
    });
    return named;
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof Collection<?> list && list.isEmpty());
  }
}
