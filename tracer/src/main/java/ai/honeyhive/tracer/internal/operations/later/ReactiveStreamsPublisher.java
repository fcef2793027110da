package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/** A publisher of Reactive Streams whose first subscription is followed. */
@SuppressWarnings("try") // a scope is there to be closed
final class ReactiveStreamsPublisher implements Publisher<Object> {
  private final Publisher<Object> source;
  private final Following following;

  private ReactiveStreamsPublisher(Publisher<Object> source, Following following) {
    this.source = source;
    this.following = following;
  }

  @SuppressWarnings("unchecked") // what it publishes is passed on as it is
  static @Nullable Object follow(Object source, StandIn standIn, Completion completion) {
    return standIn.fits(source, ReactiveStreamsPublisher.class)
        ? new ReactiveStreamsPublisher((Publisher<Object>) source, Following.ofReadable(completion))
        : null;
  }

  @Override
  public void subscribe(Subscriber<? super Object> subscriber) {
    if (subscriber == null || !following.beginReading()) {
      source.subscribe(subscriber);
      return;
    }
    Reading reading = new Reading(following, false);
    try (Scope inside = reading.inside()) {
      source.subscribe(new ReactiveStreamsReader(subscriber, reading));
    } catch (RuntimeException | Error e) {
      reading.fail(e);
      throw e;
    }
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
