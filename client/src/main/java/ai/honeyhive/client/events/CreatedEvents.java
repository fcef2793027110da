package ai.honeyhive.client.events;

import ai.honeyhive.client.internal.rest.JsonFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a batch of events. Immutable. */
public final class CreatedEvents extends JsonBacked {
  private static final Set<String> NAMES = Set.of("event_ids", "session_id", "success");

  private CreatedEvents(JsonFields json) {
    super(json, NAMES);
  }

  /**
   * Reads the answer from its JSON form.
   *
   * @param json the JSON object
   * @return the answer
   * @throws IllegalArgumentException if {@code json} is not an object
   */
  public static CreatedEvents fromJson(JsonNode json) {
    return new CreatedEvents(JsonFields.of(json));
  }

  /** {@return the ids of the events, in the order of the batch; unmodifiable} */
  public List<String> eventIds() {
    return json.texts("event_ids");
  }

  /** {@return the session that all are in; null when they are in several} */
  public @Nullable String sessionId() {
    return json.textOrNull("session_id");
  }
}
