package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Stands between a subscriber of Reactive Streams and the publisher that is followed. */
@SuppressWarnings("try") // a scope is there to be closed
class ReactiveStreamsReader implements Subscriber<Object>, Subscription {
  private final Subscriber<? super Object> subscriber;
  private final Reading reading;
  private volatile @Nullable Subscription upstream;

  ReactiveStreamsReader(Subscriber<? super Object> subscriber, Reading reading) {
    this.subscriber = subscriber;
    this.reading = reading;
  }

  @Override
  public final void onSubscribe(Subscription subscription) {
    upstream = subscription;
    try (Scope outside = reading.outside()) {
      subscriber.onSubscribe(subscription == null ? null : this);
    } catch (RuntimeException | Error e) {
      reading.readerFailed(e);
      throw e;
    }
  }

  @Override
  public final void onNext(Object part) {
    reading.next(part);
    try (Scope outside = reading.outside()) {
      subscriber.onNext(part);
    } catch (RuntimeException | Error e) {
      reading.readerFailed(e);
      throw e;
    }
  }

  @Override
  public final void onError(Throwable error) {
    reading.fail(error);
    try (Scope outside = reading.outside()) {
      subscriber.onError(error);
    }
  }

  @Override
  public final void onComplete() {
    reading.complete();
    try (Scope outside = reading.outside()) {
      subscriber.onComplete();
    }
  }

  @Override
  public final void request(long n) {
    Subscription source = upstream;
    if (source != null) {
      try (Scope inside = reading.inside()) {
        source.request(n);
      }
    }
  }

  @Override
  public final void cancel() {
    reading.cancel();
    Subscription source = upstream;
    if (source != null) {
      try (Scope inside = reading.inside()) {
        source.cancel();
      }
    }
  }
}
