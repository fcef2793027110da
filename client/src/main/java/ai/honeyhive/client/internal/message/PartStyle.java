package ai.honeyhive.client.internal.message;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a convention writes the parts of a message.
 *
 * @param separator what stands between the texts of two parts
 * @param form brings a part into the form of the GenAI conventions, when it knows it
 */
public record PartStyle(String separator, UnaryOperator<@Nullable Object> form) {
  /** The form of the GenAI conventions itself. */
  static final PartStyle GENAI = new PartStyle("\n", part -> part);
}
