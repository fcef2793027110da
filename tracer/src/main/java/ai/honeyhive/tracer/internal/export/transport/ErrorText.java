package ai.honeyhive.tracer.internal.export.transport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The human part of an error body: {@code message}, {@code error.message}, {@code error}, or the
 * text itself, shortened. Servers and the proxies before them do not agree on one form.
 */
public final class ErrorText {
  private static final int LIMIT = 300;

  private ErrorText() {}

  static String of(ByteBuffer body) {
    return of(StandardCharsets.UTF_8.decode(body.duplicate()).toString());
  }

  public static String of(byte[] body) {
    return of(new String(body, StandardCharsets.UTF_8));
  }

  private static String of(String body) {
    String text = body.strip();
    String message = text.startsWith("{") ? messageOf(text) : text;
    return message.substring(0, Math.min(message.length(), LIMIT));
  }

  private static String messageOf(String json) {
    try {
      JsonNode body = new ObjectMapper().readTree(json);
      for (JsonNode candidate :
          new JsonNode[] {body.path("message"), body.at("/error/message"), body.path("error")}) {
        if (candidate.isTextual()) {
          return candidate.textValue();
        }
      }
    } catch (JacksonException notJson) {
      // then the text is what there is
    }
    return json;
  }
}
