package ai.honeyhive.tracer.internal.export.session;

import ai.honeyhive.tracer.internal.context.Identity;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one request says of a session: that it starts, or what was said of it since. Its fields
 * belong to the queue and its lock until it is taken; then it does not change any more.
 */
public final class SessionMessage {
  private static final int OVERHEAD = 256;

  /** When it was made, as {@link System#nanoTime} and the clock on the wall give it. */
  private record Made(long nanos, long millis) {}

  final SessionLine line;
  private final @Nullable Identity start;
  private final Made made;
  private final SessionContent content = new SessionContent();
  private int updates;
  boolean holdsSlot;

  @Nullable
  Runnable ticket;

  SessionMessage(SessionLine line, @Nullable Identity start, long nanoTime) {
    this.line = line;
    this.start = start;
    this.made = new Made(nanoTime, System.currentTimeMillis());
  }

  void add(SessionContent more, int itsUpdates) {
    content.putAll(more);
    updates += itsUpdates;
  }

  /** Whether it can say this too: the start of a session knows not all that there is to say. */
  boolean hasRoomFor(SessionContent more) {
    return start == null && content.hasRoomFor(more);
  }

  /** Whether it starts the session. */
  public boolean isStart() {
    return start != null;
  }

  /** How many times the application said something that is in here. */
  public int updates() {
    return updates;
  }

  /** When it was made. */
  public long createdNanos() {
    return made.nanos();
  }

  /** About how much memory it takes. */
  public long bytes() {
    return OVERHEAD + content.bytes();
  }

  /** The request as it goes over the wire. */
  public ByteBuffer body() {
    String json = (start == null ? update() : start(start)).toString();
    return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode start(Identity identity) {
    ObjectNode session = object();
    if (identity.origin().project() != null) {
      session.put("project", identity.origin().project());
    }
    session.put("session_name", identity.sessionName());
    session.put("source", identity.source());
    session.put("session_id", identity.sessionId());
    content.sections().forEach((section, values) -> put(session, section.wireName(), values));
    evaluation(identity, session);
    session.put("start_time", made.millis());
    ObjectNode body = object();
    body.set("session", session);
    return body;
  }

  private static void evaluation(Identity identity, ObjectNode session) {
    if (!identity.evaluation().isEmpty()) {
      ObjectNode metadata = session.withObjectProperty("metadata");
      putText(metadata, "run_id", identity.evaluation().runId());
      putText(metadata, "dataset_id", identity.evaluation().datasetId());
      putText(metadata, "datapoint_id", identity.evaluation().datapointId());
    }
  }

  private static void putText(ObjectNode node, String name, @Nullable String text) {
    if (text != null) {
      node.put(name, text);
    }
  }

  /** An update knows no inputs; they go where the other SDKs put them. */
  private ObjectNode update() {
    ObjectNode body = object();
    body.put("event_id", line.sessionId());
    content.sections().forEach((section, values) -> {
      if (section == SessionSection.INPUTS) {
        put(body.withObjectProperty("metadata"), section.wireName(), values);
      } else {
        put(body, section.wireName(), values);
      }
    });
    return body;
  }

  private static void put(ObjectNode node, String name, Map<String, String> values) {
    ObjectNode section = object();
    values.forEach((key, json) -> section.putRawValue(key, new RawValue(json)));
    node.set(name, section);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
