package ai.honeyhive.agent;

import ai.honeyhive.tracer.config.Capture;
import ai.honeyhive.tracer.internal.context.Identity;
import ai.honeyhive.tracer.internal.context.SpanOwner;
import ai.honeyhive.tracer.internal.export.Awaited;
import ai.honeyhive.tracer.internal.provider.AgentMarker;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The session of one span that asks whether it arrives; the application finds the answer in a
 * system property.
 */
record CheckedSession(SpanOwner session, String check) implements SpanOwner {

  @Override
  public Identity identity() {
    return session.identity();
  }

  @Override
  public Object tracer() {
    return session.tracer();
  }

  @Override
  public boolean isInSession() {
    return true;
  }

  @Override
  public boolean bringsAncestors() {
    return false;
  }

  @Override
  public Capture capture() {
    return session.capture();
  }

  @Override
  public boolean stampsHostSpans() {
    return session.stampsHostSpans();
  }

  @Override
  public void started() {
    session.started();
  }

  @Override
  public void unsampled() {
    session.unsampled();
  }

  @Override
  public CompletableResultCode flush() {
    return session.flush();
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // whoever waits looks at the property
  public void ended(Supplier<SpanData> span) {
    CompletableFuture<Awaited.End> end = new CompletableFuture<>();
    end.thenAccept(
        what -> System.setProperty(AgentMarker.ANSWER + check, what.outcome() + " " + what.why()));
    session.ended(new Awaited(span, end));
  }
}
