package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.diagnostics.Diagnostics;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * The request that tells the server of the tracer's session. It goes first, is never waited for,
 * and is tried again before every batch until the server answers. The session's id is made here, so
 * nothing depends on the answer.
 */
public final class SessionStart {
  private final Identity identity;
  private final Diagnostics diagnostics;
  private final long startMillis = System.currentTimeMillis();
  private volatile boolean needed = true;
  private boolean answered;

  public SessionStart(Identity identity, Diagnostics diagnostics) {
    this.identity = identity;
    this.diagnostics = diagnostics;
  }

  /** Makes one that sends nothing before it is {@link #need needed}. */
  public static SessionStart onDemand(Identity identity, Diagnostics diagnostics) {
    SessionStart session = new SessionStart(identity, diagnostics);
    session.needed = false;
    return session;
  }

  /** Says that a span of this session is on its way. */
  public void need() {
    needed = true;
  }

  /** Sends the request unless it was answered before. Called by the worker only. */
  void send(Sender sender, Endpoint endpoint) throws InterruptedException {
    if (answered || !needed) {
      return;
    }
    Answer answer = sender.post(endpoint.sessionStart(), "application/json", body());
    answered = !(answer instanceof Answer.Unreachable);
    if (answer instanceof Answer.Refused refused) {
      diagnostics.report(
          Diagnosis.HH301_SESSION_REFUSED,
          "The server refused to start the session: HTTP " + refused.status() + " "
              + refused.message());
    }
  }

  private byte[] body() {
    ObjectNode session = JsonNodeFactory.instance.objectNode();
    session.put("session_name", identity.sessionName());
    session.put("source", identity.source());
    session.put("session_id", identity.sessionId());
    session.put("start_time", startMillis);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("session", session);
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
