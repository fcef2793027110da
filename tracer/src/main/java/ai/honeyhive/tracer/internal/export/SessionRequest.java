package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The request that tells the server of a session. The session's id is made here, so nothing depends
 * on the answer.
 */
final class SessionRequest extends DeliveryRequest {
  private final Settlement.Ticket ticket;
  private final ByteBuffer body;
  private final AtomicBoolean waitedFor = new AtomicBoolean(true);

  SessionRequest(Delivery delivery, Identity identity, Settlement.Ticket ticket) {
    super(delivery, delivery.nanoTime());
    this.ticket = ticket;
    this.body = ByteBuffer.wrap(body(identity).getBytes(StandardCharsets.UTF_8));
  }

  private static String body(Identity identity) {
    ObjectNode session = JsonNodeFactory.instance.objectNode();
    session.put("session_name", identity.sessionName());
    session.put("source", identity.source());
    session.put("session_id", identity.sessionId());
    session.put("start_time", System.currentTimeMillis());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("session", session);
    return body.toString();
  }

  @Override
  protected HttpCall call(Duration timeout) {
    return delivery.session(body, timeout);
  }

  @Override
  protected long bytes() {
    return body.remaining();
  }

  @Override
  protected void accepted(HttpAnswer.Accepted answer) {
    settle();
  }

  @Override
  protected void refused(HttpAnswer.Refused answer) {
    report(answer.text());
    settle();
  }

  private void report(String why) {
    delivery
        .ledger()
        .diagnostics()
        .report(Diagnosis.HH301_SESSION_REFUSED, "The server refused to start the session: " + why);
  }

  private void settle() {
    if (waitedFor.compareAndSet(true, false)) {
      ticket.settled();
    }
  }

  @Override
  protected boolean speaksForAll() {
    return false;
  }

  /** From now on nobody waits for it. */
  @Override
  protected boolean putAside(HttpAnswer why) {
    if (why instanceof HttpAnswer.Refused) {
      report(why.text() + "; it is tried again");
    }
    settle();
    return false;
  }

  /** The spans of the session have their own word on it, and the server makes it from them. */
  @Override
  protected void givenUp(GivenUp why, boolean sent, @Nullable Exception cause) {
    settle();
  }
}
