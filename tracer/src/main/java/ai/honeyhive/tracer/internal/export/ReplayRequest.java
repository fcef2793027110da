package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.dispatch.Request;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.encoding.Receipt;
import ai.honeyhive.tracer.internal.export.spill.SpilledRequest;
import ai.honeyhive.tracer.internal.export.transport.HttpAnswer;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request, or a part of one, that is on disk until the server answered for all of it. */
final class ReplayRequest extends DeliveryRequest {
  /** The request on disk, and how much of it is answered for; guarded by itself. */
  private static final class Whole {
    private final SpilledRequest request;
    private int parts = 1;
    private long rejected;
    private boolean stays;

    Whole(SpilledRequest request) {
      this.request = request;
    }
  }

  private final SpillShelf shelf;
  private final Whole whole;
  private final Payload payload;

  ReplayRequest(SpillShelf shelf, Delivery delivery, SpilledRequest request) {
    this(shelf, delivery, new Whole(request), new Payload(request.body(), request.spans()));
  }

  private ReplayRequest(SpillShelf shelf, Delivery delivery, Whole whole, Payload payload) {
    super(delivery, delivery.nanoTime());
    this.shelf = shelf;
    this.whole = whole;
    this.payload = payload;
  }

  @Override
  protected HttpCall call(Duration timeout) {
    return delivery.spans(delivery.wire(payload), timeout);
  }

  @Override
  protected long bytes() {
    return payload.length();
  }

  @Override
  protected void accepted(HttpAnswer.Accepted answer) {
    Receipt receipt = delivery.format().read(answer.body(), payload.spans());
    delivery.ledger().partly(payload.spans(), receipt);
    ended(Math.min(payload.spans(), receipt.rejected()), false);
  }

  @Override
  protected void refused(HttpAnswer.Refused answer) {
    delivery.ledger().refusal(payload.spans(), answer);
    ended(payload.spans(), false);
  }

  @Override
  protected List<Request> divided() {
    List<Request> parts = new ArrayList<>();
    for (Payload part : delivery.divided(payload)) {
      parts.add(new ReplayRequest(shelf, delivery, whole, part));
    }
    if (!parts.isEmpty()) {
      synchronized (whole) {
        whole.parts += parts.size() - 1;
      }
    }
    return parts;
  }

  @Override
  protected void givenUp(GivenUp why, boolean sent, @Nullable Exception cause) {
    ended(0, true);
  }

  private void ended(long rejected, boolean stays) {
    boolean last;
    synchronized (whole) {
      whole.parts--;
      whole.rejected += rejected;
      whole.stays |= stays;
      last = whole.parts == 0;
    }
    if (last && whole.stays) {
      shelf.stays();
    } else if (last) {
      shelf.answered(whole.request, whole.rejected);
    }
  }
}
