package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.export.dispatch.Request;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request with spans. */
final class SpanRequest extends DeliveryRequest {
  /**
   * What a request stands for: so many spans in a body, those that wait for it, and when it began.
   */
  record Content(
      Payload payload, Settlement.Ticket ticket, List<Awaited> awaited, long createdNanos) {}

  private final Shelf shelf;
  private final Ledger ledger;
  private final Content content;
  private final Payload payload;
  private @Nullable ByteBuffer wire;

  SpanRequest(Delivery delivery, Shelf shelf, Content content) {
    super(delivery, content.createdNanos());
    this.shelf = shelf;
    this.ledger = delivery.ledger();
    this.content = content;
    this.payload = content.payload();
  }

  @Override
  protected HttpCall call(Duration timeout) {
    ByteBuffer body = wire;
    if (body == null) {
      body = delivery.wire(payload);
      wire = body;
    }
    return delivery.spans(body, timeout);
  }

  @Override
  protected long bytes() {
    return payload.length();
  }

  @Override
  protected void accepted(HttpAnswer.Accepted answer) {
    Receipt receipt = delivery.format().read(answer.body(), payload.spans());
    ledger.accepted(payload.spans(), receipt, content.awaited());
    content.ticket().settled();
    shelf.replay();
  }

  @Override
  protected void refused(HttpAnswer.Refused answer) {
    ledger.refused(payload.spans(), answer, content.awaited());
    content.ticket().settled();
  }

  @Override
  protected List<Request> divided() {
    List<Request> parts = new ArrayList<>();
    // Which half a single span is in is not known: whoever waits for one is told with the first.
    List<Awaited> told = content.awaited();
    for (Payload part : delivery.divided(payload)) {
      parts.add(part(part, told));
      told = List.of();
    }
    if (!parts.isEmpty()) {
      content.ticket().divided(parts.size() - 1);
    }
    return parts;
  }

  private SpanRequest part(Payload part, List<Awaited> told) {
    return new SpanRequest(
        delivery, shelf, new Content(part, content.ticket(), told, content.createdNanos()));
  }

  @Override
  protected boolean canBePutAside() {
    return shelf.keeps();
  }

  @Override
  protected boolean putAside(HttpAnswer why) {
    wire = null;
    ledger.unreachable(payload.spans(), why.text());
    if (!shelf.put(payload, content.createdNanos())) {
      return false;
    }
    ledger.spilled(payload.spans(), content.awaited());
    content.ticket().settled();
    return true;
  }

  @Override
  protected void givenUp(GivenUp why, boolean sent, @Nullable Exception cause) {
    int spans = payload.spans();
    if (shelf.put(payload, content.createdNanos())) {
      ledger.spilled(spans, content.awaited());
    } else if (sent) {
      ledger.unconfirmed(spans, content.awaited());
    } else {
      DropReason reason = why == GivenUp.EXPIRED ? DropReason.EXPIRED : DropReason.CLOSED;
      ledger.dropped(reason, spans, content.awaited(), lost(why, cause));
    }
    if (why == GivenUp.EXPIRED) {
      ledger.expired(spans, cause);
    }
    content.ticket().settled();
  }

  private static String lost(GivenUp why, @Nullable Exception cause) {
    String when = why == GivenUp.EXPIRED ? "it waited too long" : "the tracer was closed first";
    return cause == null ? when : when + ": " + cause;
  }
}
