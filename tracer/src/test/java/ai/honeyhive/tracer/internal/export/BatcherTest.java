package ai.honeyhive.tracer.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig;
import ai.honeyhive.tracer.internal.diagnostics.DropReason;
import ai.honeyhive.tracer.internal.diagnostics.Health;
import ai.honeyhive.tracer.internal.export.encoding.Payload;
import ai.honeyhive.tracer.internal.export.transport.Endpoint;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HoneyHiveExtension.class)
class BatcherTest {
  private final Health health = Health.create();
  private final List<List<String>> requests = new ArrayList<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private long positions;

  private Batcher batcher(int spans, int bytes) {
    DeliveryConfig config = DeliveryConfig.builder().request(spans, bytes).build();
    Endpoint endpoint = new Endpoint(URI.create("http://127.0.0.1:1"), null);
    return new Batcher(
        new NamesFormat(), config, new Ledger(health, endpoint), health.fence(), this::take);
  }

  private void take(@Nullable Payload payload, long taken, List<Awaited> told) {
    requests.add(payload == null ? List.of() : NamesFormat.names(payload));
    positions += taken;
    awaited.addAll(told);
  }

  private static void add(Batcher batcher, String... names) {
    for (String name : names) {
      batcher.add(() -> Spans.named(name));
    }
  }

  @Test
  void add_asManyAsARequestHolds_sendsThem() {
    Batcher batcher = batcher(2, 1000);
    add(batcher, "a", "b", "c");

    assertThat(requests).containsExactly(List.of("a", "b"));
    assertThat(batcher.isEmpty()).isFalse();
  }

  @Test
  void add_moreBytesThanARequestHolds_sendsTheOthersFirst() {
    Batcher batcher = batcher(100, 10);
    add(batcher, "aaaa", "bbbb", "cccc");
    batcher.seal();

    assertThat(requests).containsExactly(List.of("aaaa", "bbbb"), List.of("cccc"));
    assertThat(positions).isEqualTo(3);
  }

  @Test
  @AllowLogs(matching = "HH209")
  void add_spanLargerThanARequest_isShortenedAndSentAlone() {
    Batcher batcher = batcher(100, 10);
    add(batcher, "a", "bbbbbbbbbbbbbbbb", "c");
    batcher.seal();

    assertThat(requests).containsExactly(List.of("a"), List.of("bbbbbbbbb"), List.of("c"));
    assertThat(positions).isEqualTo(3);
  }

  @Test
  void add_spanThatCannotBeShortened_isDropped() {
    Batcher batcher = batcher(100, 3);
    add(batcher, "aaaaaaaa", "b");
    batcher.seal();

    assertThat(requests).containsExactly(List.of(), List.of("b"));
    assertThat(health.counters().droppedCount(DropReason.TOO_LARGE)).isEqualTo(1);
    assertThat(positions).isEqualTo(2);
  }

  @Test
  @AllowLogs(matching = "HH901")
  void add_spanThatCannotBeEncoded_isDroppedAndTheOthersAreSent() {
    Batcher batcher = batcher(100, 1000);
    add(batcher, "a", "bad", "b");
    batcher.seal();

    assertThat(requests).containsExactly(List.of("a", "b"));
    assertThat(health.counters().droppedCount(DropReason.UNENCODABLE)).isEqualTo(1);
    assertThat(positions).isEqualTo(3);
  }

  @Test
  @AllowLogs(matching = "HH901")
  void seal_nothingButDropped_standsForThemAllTheSame() {
    Batcher batcher = batcher(100, 1000);
    add(batcher, "bad", "bad");
    batcher.seal();

    assertThat(requests).containsExactly(List.of());
    assertThat(positions).isEqualTo(2);
  }

  @Test
  void seal_awaitedSpan_goesWithItsRequest() {
    Batcher batcher = batcher(100, 10);
    Awaited last = new Awaited(() -> Spans.named("cccc"), new CompletableFuture<>());
    add(batcher, "aaaa", "bbbb");
    batcher.add(last);
    assertThat(awaited).isEmpty();

    batcher.seal();

    assertThat(awaited).containsExactly(last);
  }
}
