package ai.honeyhive.client.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of the JSON that was answered.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface AnswerReader<T extends @Nullable Object> {
  /**
   * Makes the value.
   *
   * @param json the body, a missing node when it is empty
   * @throws IllegalArgumentException when the value cannot be made of it
   */
  T read(JsonNode json) throws IOException;
}
