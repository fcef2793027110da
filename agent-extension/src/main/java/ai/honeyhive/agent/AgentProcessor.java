package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.processing.routing.AgentRouter;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;

/** The router in the agent's provider; when that is flushed or ends, so does the delivery. */
final class AgentProcessor implements SpanProcessor {
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final AgentRouter router;
  private final Delivery delivery;

  AgentProcessor(AgentRouter router, Delivery delivery) {
    this.router = router;
    this.delivery = delivery;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    router.onStart(parent, span);
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    router.onEnd(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return delivery.pipeline().flush();
  }

  /** On a thread of its own: the host asks its processors one after the other. */
  @Override
  public CompletableResultCode shutdown() {
    CompletableResultCode result = new CompletableResultCode();
    Thread thread = new Thread(() -> close(result), "honeyhive-close");
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  private void close(CompletableResultCode result) {
    delivery.health().fence().run("Closing", () -> delivery.pipeline().close(CLOSE));
    result.succeed();
  }
}
