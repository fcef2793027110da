package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Steps whose code returns a publisher of Reactor, or of Reactive Streams. */
@ExtendWith(HoneyHiveExtension.class)
class ReactorTest {
  private LateTracer late;
  private Scheduler scheduler;

  @BeforeEach
  void open(TestServer server) {
    late = new LateTracer(server);
    scheduler = Schedulers.newSingle("reactor-test");
  }

  @AfterEach
  void close() {
    late.close();
    scheduler.dispose();
  }

  @Test
  void mono_onAnotherThread_staysAMonoAndEndsWithItsValue() {
    Mono<String> answer = late.tracer()
        .trace("ask", span -> Mono.fromCallable(() -> "forty-two").subscribeOn(scheduler));

    assertThat(late.ended()).isZero();
    assertThat(answer.map(String::length).block()).isEqualTo(9);

    assertThat(late.ended()).isEqualTo(1);
    Event event = late.event("ask");
    assertThat(event.outputs()).containsEntry("result", "forty-two");
    assertThat(event.metadata()).doesNotContainKeys("incomplete", "chunks");
  }

  @Test
  void mono_failsIsEmptyOrIsCancelled_saysSo() {
    Mono<String> fails =
        late.tracer().trace("fails", span -> Mono.error(new IllegalStateException("gone")));
    Mono<String> empty = late.tracer().trace("empty", span -> Mono.empty());
    Mono<String> never = late.tracer().trace("never", span -> Mono.never());

    assertThatThrownBy(fails::block).isInstanceOf(IllegalStateException.class);
    assertThat(empty.block()).isNull();
    never.subscribe().dispose();

    assertThat(late.event("fails").error()).isEqualTo("IllegalStateException: gone");
    assertThat(late.event("empty").metadata()).doesNotContainKey("incomplete");
    assertThat(late.event("never").metadata()).containsEntry("incomplete", "cancelled");
  }

  @Test
  void flux_fusedUpstream_hasAllItsElements() {
    Flux<Integer> numbers = late.tracer().trace("stream", span -> Flux.range(1, 4));

    assertThat(
            numbers.filter(n -> n % 2 == 0).publishOn(scheduler).collectList().block())
        .containsExactly(2, 4);

    LateTracer.await(() -> late.ended() == 1);
    assertThat(late.event("stream").outputs()).containsEntry("result", List.of(1L, 2L, 3L, 4L));
  }

  @Test
  void flux_demand_isPassedOnAsItIs() {
    List<Long> requests = new ArrayList<>();
    Flux<Integer> numbers =
        late.tracer().trace("stream", span -> Flux.range(1, 10).doOnRequest(requests::add));
    List<Integer> seen = new ArrayList<>();
    BaseSubscriber<Integer> reader = new BaseSubscriber<>() {
      @Override
      protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(2);
      }

      @Override
      protected void hookOnNext(Integer number) {
        seen.add(number);
      }
    };

    numbers.subscribe(reader);
    assertThat(seen).containsExactly(1, 2);
    reader.request(1);
    reader.cancel();

    assertThat(requests).containsExactly(2L, 1L);
    Event event = late.event("stream");
    assertThat(event.outputs()).containsEntry("result", List.of(1L, 2L, 3L));
    assertThat(event.metadata()).containsEntry("incomplete", "cancelled");
  }

  @Test
  void flux_contextOfTheSubscriber_reachesTheSource() {
    Flux<String> names = late.tracer()
        .trace(
            "stream",
            span -> Flux.deferContextual(context -> Flux.just(context.<String>get("name"))));

    assertThat(names.contextWrite(context -> context.put("name", "Ada")).blockLast())
        .isEqualTo("Ada");

    assertThat(late.event("stream").outputs()).containsEntry("result", List.of("Ada"));
  }

  @Test
  void flux_retried_isRunAsOftenAsBeforeAndIsOneStep() {
    AtomicInteger runs = new AtomicInteger();
    Flux<String> names = late.tracer()
        .trace(
            "stream",
            span -> Flux.defer(() -> runs.incrementAndGet() < 3
                ? Flux.error(new IllegalStateException("again"))
                : Flux.just("Ada")));

    assertThat(names.retry(5).collectList().block()).containsExactly("Ada");

    assertThat(runs).hasValue(3);
    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("stream").error()).isEqualTo("IllegalStateException: again");
  }

  @Test
  void flux_steps_haveTheirOwnParents() {
    Flux<String> names = late.tracer().trace("caller", caller -> {
      return late.tracer()
          .trace(
              "stream",
              span -> Flux.defer(() -> {
                late.tracer().run("produce", produced -> {});
                return Flux.just("Ada").publishOn(scheduler);
              }));
    });

    late.tracer()
        .run(
            "reader",
            reader -> names
                .doOnNext(name -> late.tracer().run("consume", consumed -> {}))
                .blockLast());

    Event stream = late.event("stream");
    assertThat(stream.parentId()).isEqualTo(late.event("caller").eventId());
    assertThat(late.event("produce").parentId()).isEqualTo(stream.eventId());
    assertThat(late.event("consume").parentId()).isEqualTo(late.event("reader").eventId());
  }

  @Test
  void flux_neverSubscribedTo_endsMarked() {
    late.tracer().trace("stream", span -> Flux.just("Ada"));

    LateTracer.collectUntil(() -> late.ended() == 1);

    assertThat(late.event("stream").metadata()).containsEntry("incomplete", "never read");
  }

  @Test
  @AllowLogs(matching = ".*HH420.*")
  void flux_ofAnotherPublicKind_staysWhatItIs() {
    ConnectableFlux<String> names =
        late.tracer().trace("stream", span -> Flux.just("Ada").publish());

    List<String> seen = new ArrayList<>();
    names.subscribe(seen::add);
    names.connect();

    assertThat(seen).containsExactly("Ada");
    assertThat(late.event("stream").outputs()).isEmpty();
  }

  @Test
  void publisher_ofReactiveStreams_isFollowed() {
    Publisher<String> names = late.tracer()
        .trace("stream", span -> subscriber -> Flux.just("Ada", "Bob").subscribe(subscriber));

    assertThat(Flux.from(names).collectList().block()).containsExactly("Ada", "Bob");

    assertThat(late.event("stream").outputs()).containsEntry("result", List.of("Ada", "Bob"));
  }
}
