package ai.honeyhive.tracer.internal.operations.later;

import io.opentelemetry.context.Scope;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/** Reactor's publishers stay Reactor's publishers: ours are operators like any other. */
@SuppressWarnings("try") // a scope is there to be closed
final class ReactorPublishers {
  private ReactorPublishers() {}

  @SuppressWarnings("unchecked") // what it publishes is passed on as it is
  static @Nullable Object followMono(Object source, StandIn standIn, Completion completion) {
    return standIn.fits(source, FollowedMono.class)
        ? new FollowedMono((Mono<Object>) source, Following.ofReadable(completion))
        : null;
  }

  @SuppressWarnings("unchecked") // what it publishes is passed on as it is
  static @Nullable Object followFlux(Object source, StandIn standIn, Completion completion) {
    return standIn.fits(source, FollowedFlux.class)
        ? new FollowedFlux((Flux<Object>) source, Following.ofReadable(completion))
        : null;
  }

  private static void subscribe(
      CoreSubscriber<? super Object> subscriber,
      Reading reading,
      Consumer<CoreSubscriber<Object>> source) {
    try (Scope inside = reading.inside()) {
      source.accept(new Reader(subscriber, reading));
    } catch (RuntimeException | Error e) {
      reading.fail(e);
      throw e;
    }
  }

  private static final class FollowedMono extends MonoOperator<Object, Object> {
    private final Following following;

    FollowedMono(Mono<Object> source, Following following) {
      super(source);
      this.following = following;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Object> subscriber) {
      if (following.beginReading()) {
        ReactorPublishers.subscribe(subscriber, new Reading(following, true), source::subscribe);
      } else {
        source.subscribe(subscriber);
      }
    }
  }

  private static final class FollowedFlux extends FluxOperator<Object, Object> {
    private final Following following;

    FollowedFlux(Flux<Object> source, Following following) {
      super(source);
      this.following = following;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Object> subscriber) {
      if (following.beginReading()) {
        ReactorPublishers.subscribe(subscriber, new Reading(following, false), source::subscribe);
      } else {
        source.subscribe(subscriber);
      }
    }
  }

  private static final class Reader extends ReactiveStreamsReader
      implements CoreSubscriber<Object> {
    private final CoreSubscriber<? super Object> subscriber;

    Reader(CoreSubscriber<? super Object> subscriber, Reading reading) {
      super(subscriber, reading);
      this.subscriber = subscriber;
    }

    @Override
    public Context currentContext() {
      return subscriber.currentContext();
    }
  }
}
