package ai.honeyhive.tracer.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpanQueueTest {
  private static final long ROOM = 1000_000;

  private static Supplier<SpanData> span(String text) {
    SpanData span = Spans.named("span", text);
    return () -> span;
  }

  @Test
  void offer_someSpans_comeOutInOrder() {
    SpanQueue queue = new SpanQueue(10, ROOM);
    Supplier<SpanData> first = span("");
    Supplier<SpanData> second = span("");

    assertThat(queue.offer(first, ROOM)).isEqualTo(1);
    assertThat(queue.offer(second, ROOM)).isEqualTo(2);

    assertThat(queue.poll()).isSameAs(first);
    assertThat(queue.poll()).isSameAs(second);
    assertThat(queue.poll()).isNull();
    assertThat(queue.added()).isEqualTo(2);
  }

  @Test
  void offer_asManyAsItHolds_takesNoMore() {
    SpanQueue queue = new SpanQueue(2, ROOM);
    queue.offer(span(""), ROOM);
    queue.offer(span(""), ROOM);

    assertThat(queue.offer(span(""), ROOM)).isZero();
    queue.poll();
    assertThat(queue.offer(span(""), ROOM)).isEqualTo(2);
  }

  @Test
  void offer_noRoom_takesNone() {
    assertThat(new SpanQueue(10, ROOM).offer(span(""), 0)).isZero();
  }

  @Test
  void offer_largeSpans_areMeasuredOnceThereAreMany() {
    SpanQueue queue = new SpanQueue(10_000, ROOM);
    Supplier<SpanData> large = span("x".repeat(100_000));
    AtomicInteger taken = new AtomicInteger();
    IntStream.range(0, 1000)
        .filter(i -> queue.offer(large, ROOM) > 0)
        .forEach(i -> taken.incrementAndGet());

    assertThat(taken.get()).isBetween(256, 300);
    while (queue.poll() != null) {
      taken.decrementAndGet();
    }
    assertThat(taken).hasValue(0);
    assertThat(queue.offer(large, ROOM)).isEqualTo(1);
  }

  @Test
  void offer_manySmallSpans_areReadNowAndThen() {
    SpanQueue queue = new SpanQueue(10_000, 64L * 1024 * 1024);
    AtomicInteger read = new AtomicInteger();
    SpanData small = span("").get();
    Supplier<SpanData> counted = () -> {
      read.incrementAndGet();
      return small;
    };

    IntStream.range(0, 1956).forEach(i -> queue.offer(counted, Long.MAX_VALUE));

    assertThat(read).hasValue(100);
    assertThat(queue.bytes()).isPositive();
  }

  @Test
  void offer_largeSpansThatTakeTurnsWithSmallOnes_areFound() {
    SpanQueue queue = new SpanQueue(10_000, ROOM);
    Supplier<SpanData> small = span("");
    Supplier<SpanData> large = span("x".repeat(10_000));

    IntStream.range(0, 1000).forEach(i -> queue.offer(i % 2 == 0 ? small : large, ROOM));

    assertThat(queue.size()).isBetween(256L, 256L + 2 * 17 + 2 * 100);
  }

  @Test
  void offer_afterLargeSpansAreGone_readsFewAgain() {
    SpanQueue queue = new SpanQueue(500, ROOM);
    Supplier<SpanData> large = span("x".repeat(1000));
    IntStream.range(0, 400).forEach(i -> queue.offer(large, ROOM));
    while (queue.poll() != null) {
      // Room for others.
    }
    AtomicInteger read = new AtomicInteger();
    SpanData small = span("").get();

    IntStream.range(0, 256 + 170)
        .forEach(i -> queue.offer(
            () -> {
              read.incrementAndGet();
              return small;
            },
            ROOM));

    assertThat(read).hasValue(10);
    assertThat(queue.bytes()).isPositive();
  }

  @Test
  void offer_fewSpans_areNotReadByTheThreadThatEndsThem() {
    SpanQueue queue = new SpanQueue(10, ROOM);
    Supplier<SpanData> unreadable = () -> {
      throw new IllegalStateException("read too early");
    };

    assertThat(queue.offer(unreadable, ROOM)).isEqualTo(1);
  }
}
