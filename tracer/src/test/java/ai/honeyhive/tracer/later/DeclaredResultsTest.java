package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traced methods, of which is known what their callers take the results for. */
@ExtendWith(HoneyHiveExtension.class)
class DeclaredResultsTest {
  private LateTracer late;

  /** All that a caller could name. */
  public static final class Words implements Iterator<String>, Flow.Publisher<String> {
    private int at;

    @Override
    public boolean hasNext() {
      return at < 2;
    }

    @Override
    public String next() {
      return "word " + at++;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super String> subscriber) {
      subscriber.onSubscribe(new Flow.Subscription() {
        @Override
        public void request(long n) {
          subscriber.onNext(next());
          subscriber.onComplete();
        }

        @Override
        public void cancel() {}
      });
    }
  }

  interface Model {
    @Trace(value = "published", type = EventType.MODEL)
    Flow.Publisher<String> published();

    @Trace("streamed")
    @NoCapture
    Stream<String> streamed();

    @Trace("itself")
    Words itself();

    @Trace("anything")
    <T> T anything(@NoCapture T value);
  }

  static final class Speaking implements Model {
    @Override
    public Flow.Publisher<String> published() {
      return new Words();
    }

    @Override
    public Stream<String> streamed() {
      return Stream.of("secret");
    }

    @Override
    public Words itself() {
      return new Words();
    }

    @Override
    public <T> T anything(T value) {
      return value;
    }
  }

  @BeforeEach
  void open(TestServer server) {
    late = new LateTracer(server);
  }

  @AfterEach
  void close() {
    late.close();
  }

  private Model model() {
    return late.tracer().traced(Model.class, new Speaking());
  }

  @Test
  void method_declaredAsPublisher_isFollowedWhateverItsClass() {
    Flow.Publisher<String> published = model().published();
    List<String> seen = new ArrayList<>();

    published.subscribe(new Flow.Subscriber<>() {
      @Override
      public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(1);
      }

      @Override
      public void onNext(String word) {
        seen.add(word);
      }

      @Override
      public void onError(Throwable error) {
        throw new AssertionError(error);
      }

      @Override
      public void onComplete() {
        seen.add("complete");
      }
    });

    assertThat(seen).containsExactly("word 0", "complete");
    assertThat(late.event("published").outputs()).containsEntry("content", "word 0");
  }

  @Test
  void method_withoutCapture_recordsNoPartButHowManyThereWere() {
    assertThat(model().streamed().toList()).containsExactly("secret");

    Event event = late.event("streamed");
    assertThat(event.outputs()).isEmpty();
    assertThat(event.metadata()).containsEntry("chunks", 1L);
  }

  @Test
  @AllowLogs(matching = ".*HH420.*")
  void method_declaredAsItsOwnClass_returnsThat() {
    Words words = model().itself();

    assertThat(words.next()).isEqualTo("word 0");
    assertThat(late.event("itself").metadata()).doesNotContainKey("chunks");
  }

  @Test
  @AllowLogs(matching = ".*HH420.*")
  void method_ofATypeVariable_returnsWhatTheCallerTakesItFor(TestServer server) {
    Words words = model().anything(new Words());
    Stream<String> stream = model().anything(Stream.of("a"));

    assertThat(words.next()).isEqualTo("word 0");
    assertThat(stream.toList()).containsExactly("a");
    assertThat(late.ended()).isEqualTo(2);
    assertThat(server.awaitEvents(2)).extracting(Event::eventName).containsOnly("anything");
  }
}
