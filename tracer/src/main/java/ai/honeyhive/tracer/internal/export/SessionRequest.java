package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.session.SessionMessage;
import ai.honeyhive.tracer.internal.export.session.SessionQueue;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that tells the server of a session. The session's id is made here, so nothing depends
 * on the answer.
 */
final class SessionRequest extends DeliveryRequest {
  private final SessionMessage message;
  private final SessionQueue sessions;
  private final Runnable more;
  private final ByteBuffer body;

  /** Makes a request; {@code more} is run when there is room for others. */
  SessionRequest(Delivery delivery, SessionMessage message, SessionQueue sessions, Runnable more) {
    super(delivery, message.createdNanos());
    this.message = message;
    this.sessions = sessions;
    this.more = more;
    this.body = message.body(delivery.redactor());
  }

  @Override
  protected HttpCall call(Duration timeout) {
    return message.isStart()
        ? delivery.sessionStart(body, timeout)
        : delivery.sessionUpdate(body, timeout);
  }

  @Override
  protected long bytes() {
    return body.remaining();
  }

  @Override
  protected void accepted(HttpAnswer.Accepted answer) {
    delivery.ledger().sessionUpdatesDelivered(message.updates());
    end();
  }

  @Override
  protected void refused(HttpAnswer.Refused answer) {
    if (message.isStart()) {
      delivery.ledger().sessionRefused(message.updates(), answer.text());
    } else {
      delivery.ledger().sessionUpdatesLost(message.updates(), answer.text());
    }
    end();
  }

  private void end() {
    sessions.ended(message);
    more.run();
  }

  @Override
  protected boolean speaksForAll() {
    return false;
  }

  /** From now on nobody waits for it, unless the server is away and everybody waits. */
  @Override
  protected boolean putAside(HttpAnswer why) {
    if (why instanceof HttpAnswer.Refused) {
      delivery.ledger().sessionWaits(message.isStart(), why.text());
      sessions.aside(message);
      more.run();
    }
    return false;
  }

  /** The spans of the session have their own word on it, and the server makes it from them. */
  @Override
  protected void givenUp(GivenUp why, boolean sent, @Nullable Exception cause) {
    String when = why == GivenUp.EXPIRED ? "it waited too long" : "the tracer was closed first";
    delivery
        .ledger()
        .sessionUpdatesLost(message.updates(), cause == null ? when : when + ": " + cause);
    end();
  }
}
