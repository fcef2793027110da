package ai.honeyhive.agent;

import ai.honeyhive.tracer.internal.context.Identity;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of spans on which none is named: that of the application's main tracer, and a session
 * of the extension's own as long as there is none. Thread-safe.
 */
final class MainSession extends SessionOwner {
  private final Delivery delivery;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile @Nullable Identity published;

  /** Makes it with the session of its own, of which the server is told when it has a span. */
  MainSession(Identity own, Delivery delivery) {
    super(own, delivery);
    this.delivery = delivery;
  }

  /**
   * Asked for when a span ends, so that one that started before the tracer joins its session too.
   */
  @Override
  public Identity identity() {
    String session = Published.session();
    if (session == null) {
      return super.identity();
    }
    Identity known = published;
    if (known == null || !known.sessionId().equals(session)) {
      known = Published.identity(session, super.identity().source());
      published = known;
    }
    return known;
  }

  @Override
  public boolean isInSession() {
    return false;
  }

  @Override
  public void ended(Supplier<SpanData> span) {
    if (Published.session() == null && started.compareAndSet(false, true)) {
      delivery.pipeline().startSession(super.identity());
    }
    super.ended(span);
  }
}
