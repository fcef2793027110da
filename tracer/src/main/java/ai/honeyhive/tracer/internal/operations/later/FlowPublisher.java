package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Scope;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A publisher of the JDK whose first subscription is followed. */
@SuppressWarnings("try") // a scope is there to be closed
final class FlowPublisher implements Flow.Publisher<Object> {
  private final Flow.Publisher<Object> source;
  private final Following following;

  private FlowPublisher(Flow.Publisher<Object> source, Following following) {
    this.source = source;
    this.following = following;
  }

  @SuppressWarnings("unchecked") // what it publishes is passed on as it is
  static @Nullable Object follow(Flow.Publisher<?> source, StandIn standIn, Completion completion) {
    return standIn.fits(source, FlowPublisher.class)
        ? new FlowPublisher((Flow.Publisher<Object>) source, Following.ofReadable(completion))
        : null;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super Object> subscriber) {
    if (subscriber == null || !following.beginReading()) {
      source.subscribe(subscriber);
      return;
    }
    Reading reading = new Reading(following, false);
    try (Scope inside = reading.inside()) {
      source.subscribe(new Reader(subscriber, reading));
    } catch (RuntimeException | Error e) {
      reading.fail(e);
      throw e;
    }
  }

  @Override
  public String toString() {
    return source.toString();
  }

  private static final class Reader implements Flow.Subscriber<Object>, Flow.Subscription {
    private final Flow.Subscriber<? super Object> subscriber;
    private final Reading reading;
    private volatile Flow.@Nullable Subscription upstream;

    Reader(Flow.Subscriber<? super Object> subscriber, Reading reading) {
      this.subscriber = subscriber;
      this.reading = reading;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      upstream = subscription;
      try (Scope outside = reading.outside()) {
        subscriber.onSubscribe(subscription == null ? null : this);
      } catch (RuntimeException | Error e) {
        reading.readerFailed(e);
        throw e;
      }
    }

    @Override
    public void onNext(Object part) {
      reading.next(part);
      try (Scope outside = reading.outside()) {
        subscriber.onNext(part);
      } catch (RuntimeException | Error e) {
        reading.readerFailed(e);
        throw e;
      }
    }

    @Override
    public void onError(Throwable error) {
      reading.fail(error);
      try (Scope outside = reading.outside()) {
        subscriber.onError(error);
      }
    }

    @Override
    public void onComplete() {
      reading.complete();
      try (Scope outside = reading.outside()) {
        subscriber.onComplete();
      }
    }

    @Override
    public void request(long n) {
      Flow.Subscription source = upstream;
      if (source != null) {
        try (Scope inside = reading.inside()) {
          source.request(n);
        }
      }
    }

    @Override
    public void cancel() {
      reading.cancel();
      Flow.Subscription source = upstream;
      if (source != null) {
        try (Scope inside = reading.inside()) {
          source.cancel();
        }
      }
    }
  }
}
