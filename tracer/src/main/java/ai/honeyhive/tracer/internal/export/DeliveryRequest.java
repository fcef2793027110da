package ai.honeyhive.tracer.internal.export;

import ai.honeyhive.tracer.internal.export.dispatch.Request;
import ai.honeyhive.tracer.internal.export.transport.HttpCall;

/** A request of one tracer: what its server and its key mean for it. */
abstract class DeliveryRequest extends Request {
  final Delivery delivery;

  DeliveryRequest(Delivery delivery, long createdNanos) {
    super(createdNanos);
    this.delivery = delivery;
  }

  @Override
  protected final boolean isRetryable(int status) {
    return delivery.endpoint().isWorthARetry(status);
  }

  @Override
  protected final boolean renewsKey(HttpCall refused) {
    return delivery.endpoint().renewsKey(refused);
  }
}
