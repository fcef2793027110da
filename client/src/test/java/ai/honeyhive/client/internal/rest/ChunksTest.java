package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunksTest {
  private final List<List<String>> asked = new ArrayList<>();

  private CompletableFuture<Integer> answer(List<String> ids) {
    asked.add(ids);
    return CompletableFuture.completedFuture(ids.size());
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void ask_manyIds_isAHundredAtATime() {
    List<Integer> answers = Chunks.ask(ids(250), this::answer, all -> all).join();

    assertThat(answers).containsExactly(100, 100, 50);
    assertThat(asked.get(2)).startsWith("200").endsWith("249");
  }

  @Test
  void ask_sameIdTwice_asksOnce() {
    Chunks.ask(List.of("a", "b", "a"), this::answer, all -> all).join();

    assertThat(asked).containsExactly(List.of("a", "b"));
  }

  @Test
  void ask_nothing_asksNobody() {
    assertThat(Chunks.ask(List.of(), this::answer, List::size).join()).isZero();
    assertThat(asked).isEmpty();
  }

  @Test
  void ask_chunkThatFails_failsAndAsksNoMore() {
    CompletableFuture<Integer> all = Chunks.ask(
        ids(250),
        chunk -> {
          asked.add(chunk);
          return CompletableFuture.failedFuture(new IllegalStateException("no"));
        },
        List::size);

    assertThatThrownBy(all::join).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void ask_cancelled_cancelsTheRequestUnderWay() {
    CompletableFuture<Integer> chunk = new CompletableFuture<>();
    CompletableFuture<Integer> all = Chunks.ask(ids(250), ids -> chunk, List::size);

    all.cancel(true);

    assertThat(chunk).isCancelled();
  }
}
