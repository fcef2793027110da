package ai.honeyhive.tracer.internal.export.session;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.processing.redaction.Redactor;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message about a session. A class of its own, so that Jackson is loaded on a worker and
 * not with the tracer.
 */
final class SessionBody {
  private final Redactor redactor;

  SessionBody(Redactor redactor) {
    this.redactor = redactor;
  }

  ByteBuffer of(
      String sessionId, @Nullable Identity start, long startMillis, SessionContent content) {
    ObjectNode json =
        start == null ? update(sessionId, content) : start(start, startMillis, content);
    return ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode start(Identity identity, long startMillis, SessionContent content) {
    ObjectNode session = object();
    if (identity.origin().project() != null) {
      session.put("project", identity.origin().project());
    }
    session.put("session_name", identity.sessionName());
    session.put("source", identity.source());
    session.put("session_id", identity.sessionId());
    content.sections().forEach((section, values) -> put(session, section.wireName(), values));
    evaluation(identity, session);
    session.put("start_time", startMillis);
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
  private ObjectNode update(String sessionId, SessionContent content) {
    ObjectNode body = object();
    body.put("event_id", sessionId);
    content.sections().forEach((section, values) -> {
      if (section == SessionSection.INPUTS) {
        put(body.withObjectProperty("metadata"), section.wireName(), values);
      } else {
        put(body, section.wireName(), values);
      }
    });
    return body;
  }

  private void put(ObjectNode node, String name, Map<String, String> values) {
    ObjectNode section = object();
    values.forEach((key, json) -> {
      // As it is called on spans, so that the same names are secret.
      String onSpan = "honeyhive_" + name + '.' + key;
      section.putRawValue(redactor.name(key), new RawValue(redactor.json(onSpan, json)));
    });
    node.set(name, section);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
