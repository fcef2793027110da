package ai.honeyhive.tracer.internal.provider.binding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tracer found, and what became of it.
 *
 * @param state the name of the state the process was in
 * @param reason one sentence: what was found
 * @param globalSetBy who claimed the global OpenTelemetry and where, when that is known
 * @param versions the OpenTelemetry artifacts and their versions
 */
public record Joined(
    Binding binding,
    String state,
    String reason,
    @Nullable String globalSetBy,
    Map<String, String> versions) {

  /** A tracer that records nothing. */
  public static Joined nothing(String reason) {
    return new Joined(new NoBinding(), "off", reason, null, Map.of());
  }
}
