package ai.honeyhive.tracer.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.client.model.EventType;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Scanner;
import java.util.Spliterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Steps whose code returns a stream or an iterator. */
@ExtendWith(HoneyHiveExtension.class)
class StreamsTest {
  private LateTracer late;

  @BeforeEach
  void open(TestServer server) {
    late = new LateTracer(server);
  }

  @AfterEach
  void close() {
    late.close();
  }

  @Test
  void stream_readByATerminalOperation_endsThere() {
    Stream<String> words = late.tracer().trace("read", span -> Stream.of("a", "b", "c"));

    Stream<Integer> lengths = words.filter(word -> !word.equals("b")).map(String::length);
    assertThat(late.ended()).isZero();
    assertThat(lengths.toList()).containsExactly(1, 1);

    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("read").outputs()).containsEntry("result", List.of("a", "b", "c"));
  }

  @Test
  void stream_infiniteAndFlat_isReadNoFurtherThanAsked() {
    Stream<Integer> endless = late.tracer()
        .trace("read", span -> Stream.of(1).flatMap(one -> Stream.iterate(one, at -> at + 1)));

    assertThat(endless.limit(3).toList()).containsExactly(1, 2, 3);

    Event event = late.event("read");
    assertThat(event.metadata()).doesNotContainKey("incomplete");
    assertThat(event.outputs().get("result"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .startsWith(1L, 2L, 3L);
  }

  @Test
  void stream_operationFails_isThrownAsBeforeAndRecorded() {
    IllegalStateException own = new IllegalStateException("own");
    Stream<String> words = late.tracer()
        .trace(
            "read",
            span -> Stream.of("a").peek(word -> {
              throw own;
            }));

    assertThatThrownBy(words::toList).isSameAs(own);

    assertThat(late.event("read").error()).isEqualTo("IllegalStateException: own");
  }

  @Test
  void stream_closedUnread_isMarkedAndClosesTheSource() {
    List<String> closed = new ArrayList<>();
    try (Stream<String> words =
        late.tracer().trace("read", span -> Stream.of("a").onClose(() -> closed.add("closed")))) {
      assertThat(words.isParallel()).isFalse();
    }

    assertThat(closed).containsExactly("closed");
    assertThat(late.event("read").metadata()).containsEntry("incomplete", "closed before its end");
  }

  @Test
  void stream_readTwice_throwsAsBefore() {
    Stream<String> words = late.tracer().trace("read", span -> Stream.of("a"));
    assertThat(words.toList()).containsExactly("a");

    assertThatThrownBy(words::toList).isInstanceOf(IllegalStateException.class);

    assertThat(late.event("read").error()).isNull();
  }

  @Test
  void stream_isReadAlready_isHandedOn() {
    Stream<String> words = late.tracer().trace("read", span -> {
      Stream<String> read = Stream.of("a");
      assertThat(read.toList()).hasSize(1);
      return read;
    });

    assertThatThrownBy(words::toList).isInstanceOf(IllegalStateException.class);
    assertThat(late.event("read").metadata())
        .containsEntry("incomplete", "read before it was returned");
  }

  @Test
  void stream_iterated_endsWithItsLastElement() {
    Iterator<String> words =
        late.tracer().trace("read", span -> Stream.of("a", "b")).iterator();

    assertThat(words.next() + words.next()).isEqualTo("ab");
    assertThat(late.ended()).isZero();
    assertThat(words.hasNext()).isFalse();

    assertThat(late.event("read").outputs()).containsEntry("result", List.of("a", "b"));
  }

  @Test
  void stream_ofNumbers_staysOne() {
    IntStream numbers = late.tracer().trace("read", span -> IntStream.rangeClosed(1, 3));

    PrimitiveIterator.OfInt each = numbers.parallel().sequential().iterator();
    List<Integer> seen = new ArrayList<>();
    each.forEachRemaining((int number) -> seen.add(number));

    assertThat(seen).containsExactly(1, 2, 3);
    assertThat(late.event("read").outputs()).containsEntry("result", List.of(1L, 2L, 3L));
  }

  @Test
  void stream_parallel_hasAllElementsOnce() {
    Stream<Integer> numbers =
        late.tracer().trace("read", span -> IntStream.range(0, 1_000).boxed().parallel());

    assertThat(numbers.mapToInt(Integer::intValue).sum()).isEqualTo(499_500);

    Event event = late.event("read");
    assertThat(event.metadata()).containsEntry("chunks", 1_000L);
    assertThat(event.outputs().get("result"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1_000);
  }

  @Test
  void stream_split_endsWithTheLastPart() {
    Spliterator<Integer> numbers =
        late.tracer().trace("read", span -> Stream.of(1, 2, 3, 4).parallel()).spliterator();
    Spliterator<Integer> half = numbers.trySplit();

    half.forEachRemaining(number -> {});
    assertThat(half.tryAdvance(number -> {})).isFalse();
    assertThat(late.ended()).isZero();
    numbers.forEachRemaining(number -> {});

    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("read").metadata()).containsEntry("chunks", 4L);
  }

  @Test
  void stream_ofAnotherStream_isReadThroughIt() {
    Stream<String> first = late.tracer().trace("first", span -> Stream.of("a"));
    Stream<String> second = late.tracer().trace("second", span -> Stream.of("b"));

    Stream<String> both = Stream.of(1).flatMap(one -> Stream.concat(first, second));

    assertThat(both.toList()).containsExactly("a", "b");
    assertThat(late.event("first").outputs()).containsEntry("result", List.of("a"));
    assertThat(late.event("second").outputs()).containsEntry("result", List.of("b"));
  }

  @Test
  void stream_tooManyElements_keepsTheFirstAndSaysHowManyMore() {
    Stream<Integer> numbers =
        late.tracer().trace("read", span -> IntStream.range(0, 10_010).boxed());

    assertThat(numbers.count()).isEqualTo(10_010);
    Stream<Integer> again =
        late.tracer().trace("read again", span -> IntStream.range(0, 10_010).boxed());
    assertThat(again.mapToInt(Integer::intValue).max()).hasValue(10_009);

    // The JDK counts it without reading it.
    assertThat(late.event("read").outputs()).isEmpty();
    Event event = late.event("read again");
    assertThat(event.metadata()).containsEntry("chunks", 10_010L);
    assertThat(event.outputs().get("result"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(10_001)
        .endsWith("… [10 more]");
  }

  @Test
  void stream_ofAModel_isOneMessage() {
    Stream<String> tokens =
        late.tracer().trace("chat", EventType.MODEL, span -> Stream.of("Hel", "lo"));

    assertThat(tokens.toList()).hasSize(2);

    Event event = late.event("chat");
    assertThat(event.outputs())
        .containsEntry("role", "assistant")
        .containsEntry("content", "Hello");
    assertThat(event.metadata()).containsKey("time_to_first_token_ms");
  }

  @Test
  void stream_droppedHalfRead_isMarked() {
    Iterator<String> words =
        late.tracer().trace("read", span -> Stream.of("a", "b")).iterator();
    assertThat(words.next()).isEqualTo("a");

    words = null;
    LateTracer.collectUntil(() -> late.ended() == 1);

    Event event = late.event("read");
    assertThat(event.metadata()).containsEntry("incomplete", "dropped before its end");
    assertThat(event.outputs()).containsEntry("result", List.of("a"));
  }

  @Test
  void iterator_readToItsEnd_makesItsElementsInsideTheStep() {
    List<String> list = new ArrayList<>(List.of("a", "b"));
    Iterator<String> words = late.tracer().trace("read", span -> list.iterator());

    List<String> seen = new ArrayList<>();
    while (words.hasNext()) {
      seen.add(words.next());
      words.remove();
    }

    assertThat(seen).containsExactly("a", "b");
    assertThat(list).isEmpty();
    assertThatThrownBy(words::next).isInstanceOf(NoSuchElementException.class);
    assertThat(late.event("read").outputs()).containsEntry("result", List.of("a", "b"));
  }

  @Test
  void iterator_readAllAtOnce_endsThen() {
    Iterator<String> words =
        late.tracer().trace("read", span -> new ArrayList<>(List.of("a", "b")).iterator());

    List<String> seen = new ArrayList<>();
    words.forEachRemaining(seen::add);

    assertThat(seen).containsExactly("a", "b");
    assertThat(late.event("read").metadata())
        .containsEntry("chunks", 2L)
        .doesNotContainKey("incomplete");
  }

  @Test
  void iterator_ofAClassTheCallerCanName_isAnOrdinaryResult() {
    Scanner scanner = late.tracer().trace("read", span -> new Scanner("a b"));

    assertThat(scanner.next()).isEqualTo("a");
    assertThat(late.event("read").outputs()).isEmpty();
  }

  @Test
  void stream_ofStreams_leavesTheInnerOnesUnread() {
    Stream<Stream<String>> words =
        late.tracer().trace("read", span -> Stream.of(Stream.of("a"), Stream.of("b")));

    assertThat(words.flatMap(inner -> inner).toList()).containsExactly("a", "b");

    assertThat(late.event("read").metadata()).containsEntry("chunks", 2L);
  }

  @Test
  void collection_isAnOrdinaryResult() {
    List<String> words = late.tracer().trace("read", span -> List.of("a"));

    assertThat(words).containsExactly("a");
    assertThat(late.ended()).isEqualTo(1);
    assertThat(late.event("read").outputs()).isEmpty();
  }
}
