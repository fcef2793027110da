package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps whose code returns a publisher of the JDK. */
@ExtendWith(HoneyHiveExtension.class)
class PublishersTest {
  private LateTracer late;

  /** What a subscriber saw, in order. */
  private final List<Object> seen = new ArrayList<>();

  @BeforeEach
  void open(TestServer server) {
    late = new LateTracer(server);
  }

  @AfterEach
  void close() {
    late.close();
  }

  /** Publishes on the thread that asks, as much as is asked for. */
  private final class Counting implements Flow.Subscription {
    private final Flow.Subscriber<? super String> to;
    private final int last;
    private int at;
    private boolean over;

    Counting(Flow.Subscriber<? super String> to, int last) {
      this.to = to;
      this.last = last;
    }

    @Override
    public void request(long n) {
      seen.add("request " + n);
      for (long i = 0; i < n && !over; i++) {
        if (at == last) {
          over = true;
          to.onComplete();
        } else {
          to.onNext("part " + at++);
        }
      }
    }

    @Override
    public void cancel() {
      seen.add("cancel");
      over = true;
    }
  }

  /** Asks for one at a time, and cancels when it has had enough. */
  private class Asking implements Flow.Subscriber<String> {
    private final int enough;
    private Flow.Subscription subscription;
    private int had;

    Asking(int enough) {
      this.enough = enough;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      seen.add("subscribed");
      subscription.request(1);
    }

    @Override
    public void onNext(String part) {
      seen.add(part);
      if (++had == enough) {
        subscription.cancel();
      } else {
        subscription.request(1);
      }
    }

    @Override
    public void onError(Throwable error) {
      seen.add(error);
    }

    @Override
    public void onComplete() {
      seen.add("complete");
    }
  }

  private Flow.Publisher<String> counting(int last) {
    return subscriber -> subscriber.onSubscribe(new Counting(subscriber, last));
  }

  @Test
  void flow_readToItsEnd_signalsAsBeforeAndEndsThen() {
    Flow.Publisher<String> publisher = late.tracer().trace("stream", span -> counting(2));

    assertThat(late.ended()).isZero();
    publisher.subscribe(new Asking(99));

    assertThat(seen)
        .containsExactly(
            "subscribed", "request 1", "part 0", "request 1", "part 1", "request 1", "complete");
    Event event = late.event("stream");
    assertThat(event.outputs()).containsEntry("result", List.of("part 0", "part 1"));
    assertThat(event.metadata())
        .containsEntry("chunks", 2L)
        .containsKey("time_to_first_token_ms")
        .doesNotContainKey("incomplete");
  }

  @Test
  void flow_cancelled_passesItOnAndIsMarked() {
    Flow.Publisher<String> publisher = late.tracer().trace("stream", span -> counting(99));

    publisher.subscribe(new Asking(2));

    assertThat(seen)
        .containsExactly("subscribed", "request 1", "part 0", "request 1", "part 1", "cancel");
    Event event = late.event("stream");
    assertThat(event.outputs()).containsEntry("result", List.of("part 0", "part 1"));
    assertThat(event.metadata()).containsEntry("incomplete", "cancelled");
  }

  @Test
  void flow_fails_hasTheErrorAndWhatCameBefore() {
    IllegalStateException gone = new IllegalStateException("gone");
    Flow.Publisher<String> publisher = late.tracer().trace("stream", span -> subscriber -> {
      subscriber.onSubscribe(new Counting(subscriber, 99));
      subscriber.onError(gone);
    });

    publisher.subscribe(new Asking(1) {
      @Override
      public void onNext(String part) {
        seen.add(part);
      }
    });

    assertThat(seen).containsExactly("subscribed", "request 1", "part 0", gone);
    Event event = late.event("stream");
    assertThat(event.outputs()).containsEntry("result", List.of("part 0"));
    assertThat(event.error()).isEqualTo("IllegalStateException: gone");
  }

  @Test
  void flow_subscriberThrows_isThrownAsBeforeAndMarked() {
    Flow.Publisher<String> publisher = late.tracer().trace("stream", span -> counting(2));
    IllegalArgumentException own = new IllegalArgumentException("own");

    assertThatThrownBy(() -> publisher.subscribe(new Asking(99) {
          @Override
          public void onNext(String part) {
            throw own;
          }
        }))
        .isSameAs(own);

    assertThat(late.event("stream").metadata())
        .containsEntry("incomplete", "its reader failed: java.lang.IllegalArgumentException");
  }

  @Test
  void flow_subscribedToTwice_recordsTheFirstAndServesBoth() {
    Flow.Publisher<String> publisher = late.tracer().trace("stream", span -> counting(1));

    publisher.subscribe(new Asking(99));
    publisher.subscribe(new Asking(99));

    assertThat(seen).filteredOn("complete"::equals).hasSize(2);
    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("stream").outputs()).containsEntry("result", List.of("part 0"));
  }

  @Test
  void flow_withoutSubscriber_throwsAsBefore() {
    Flow.Publisher<String> publisher = late.tracer().trace("stream", span -> counting(1));

    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
    publisher.subscribe(new Asking(99));

    assertThat(late.event("stream").outputs()).containsEntry("result", List.of("part 0"));
  }

  @Test
  void flow_neverSubscribedTo_endsMarked() {
    late.tracer().trace("stream", span -> counting(1));

    LateTracer.collectUntil(() -> late.ended() == 1);

    assertThat(late.event("stream").metadata()).containsEntry("incomplete", "never read");
  }

  @Test
  void flow_readElsewhere_producesInsideTheStepAndConsumesAtTheReader() throws Exception {
    Flow.Publisher<String> publisher = late.tracer()
        .trace(
            "caller",
            caller -> late.tracer().trace("stream", span -> subscriber -> {
              late.tracer().run("produce", produced -> {});
              subscriber.onSubscribe(new Counting(subscriber, 1));
            }));

    Thread other = new Thread(() -> late.tracer()
        .run(
            "reader",
            reader -> publisher.subscribe(new Asking(99) {
              @Override
              public void onNext(String part) {
                late.tracer().run("consume", consumed -> super.onNext(part));
              }
            })));
    other.start();
    other.join();

    Event stream = late.event("stream");
    Event reader = late.event("reader");
    Event caller = late.event("caller");
    assertThat(stream.parentId()).isNotEqualTo(reader.eventId());
    assertThat(late.event("produce").parentId()).isEqualTo(stream.eventId());
    assertThat(late.event("consume").parentId()).isEqualTo(reader.eventId());
    assertThat(caller.metadata()).doesNotContainKey("incomplete");
    assertThat(stream.parentId()).isEqualTo(caller.eventId());
  }

  @Test
  @AllowLogs(matching = ".*HH420.*")
  void flow_ofAClassTheCallerCanName_isHandedOnAsItIs() {
    SubmissionPublisher<String> publisher =
        late.tracer().trace("stream", span -> new SubmissionPublisher<>(Runnable::run, 8));

    publisher.subscribe(new Asking(99));
    publisher.submit("part");
    publisher.close();

    assertThat(seen).containsExactly("subscribed", "part", "complete");
    assertThat(late.event("stream").outputs()).isEmpty();
    assertThat(late.tracer().status().warnings()).hasSize(1).first().asString().contains("HH420");
  }
}
