package ai.honeyhive.client.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
  private final List<Integer> asked = new ArrayList<>();

  private Stream<String> pages(List<List<String>> pages) {
    return Pages.stream(
        new Pages.Plan(1, 2),
        number -> {
          asked.add(number);
          return CompletableFuture.completedFuture(pages.get(number - 1));
        },
        Function.identity());
  }

  @Test
  void stream_ofAllPages_endsWithThePageThatIsNotFull() {
    assertThat(pages(List.of(List.of("a", "b"), List.of("c", "d"), List.of("e"))))
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(asked).containsExactly(1, 2, 3);
  }

  @Test
  void stream_emptyLastPage_ends() {
    assertThat(pages(List.of(List.of("a", "b"), List.of()))).containsExactly("a", "b");
  }

  @Test
  void stream_notLookedAt_asksNothing() {
    pages(List.of()).close();

    assertThat(asked).isEmpty();
  }

  @Test
  void stream_ofWhichLittleIsWanted_asksForLittle() {
    assertThat(pages(List.of(List.of("a", "b"), List.of("c", "d"))).limit(2))
        .containsExactly("a", "b");
    assertThat(asked).containsExactly(1);
  }

  @Test
  void stream_elementsAddedMeanwhile_giveNoneTwice() {
    assertThat(pages(List.of(List.of("c", "b"), List.of("b", "a"), List.of())))
        .containsExactly("c", "b", "a");
  }

  @Test
  void close_whileAPageIsAskedFor_cancelsIt() {
    CompletableFuture<List<String>> page = new CompletableFuture<>();
    List<Stream<String>> streams = new ArrayList<>();
    streams.add(Pages.stream(
        new Pages.Plan(1, 2),
        number -> {
          streams.get(0).close();
          return page;
        },
        Function.identity()));

    assertThatThrownBy(() -> streams.get(0).findFirst())
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    assertThat(page).isCancelled();
  }
}
