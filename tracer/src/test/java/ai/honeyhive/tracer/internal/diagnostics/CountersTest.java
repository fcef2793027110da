package ai.honeyhive.tracer.internal.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sums match, at rest and in flight. */
class CountersTest {
  private static final List<DropReason> REASONS = List.of(DropReason.values());
  private static final int READS = 20_000;
  private static final int WRITERS = 2;
  private static final int BATCH = 100;

  /** The lives of the spans of one request, counted the way the pipeline counts them. */
  private static void live(Counters counters, SplittableRandom random) {
    for (int i = 0; i < BATCH; i++) {
      counters.started();
    }
    for (int i = 0; i < BATCH; i++) {
      counters.ended();
    }
    if (random.nextBoolean()) {
      counters.spilled(BATCH);
      counters.spilled(-BATCH);
    }
    switch (random.nextInt(4)) {
      case 0 -> counters.rejected(BATCH);
      case 1 -> counters.unconfirmed(BATCH);
      case 2 -> counters.dropped(REASONS.get(random.nextInt(REASONS.size())), BATCH);
      default -> counters.delivered(BATCH);
    }
  }

  private static void check(Counts counts) {
    assertThat(counts.pending()).as("pending of %s", counts).isNotNegative();
    assertThat(counts.live()).as("live of %s", counts).isNotNegative();
    assertThat(counts.spilled()).as("spilled of %s", counts).isNotNegative();
    assertThat(counts.dropped())
        .isEqualTo(counts.droppedByReason().values().stream().mapToLong(n -> n).sum());
  }

  @Test
  @Timeout(60)
  void read_whileThreadsCount_isNeverNegativeNorTooMuch() throws Exception {
    Counters counters = new Counters();
    long lived = 0;
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Long>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        SplittableRandom random = new SplittableRandom(i);
        writers.add(threads.submit(() -> {
          long lives = 0;
          for (; !enough.get(); lives += BATCH) {
            live(counters, random);
          }
          return lives;
        }));
      }
      for (int read = 0; read < READS; read++) {
        check(counters.read());
      }
      enough.set(true);
      for (Future<Long> writer : writers) {
        lived += writer.get();
      }
    } finally {
      enough.set(true);
      threads.shutdownNow();
    }
    Counts rest = counters.read();
    check(rest);
    assertThat(rest.started()).isEqualTo(lived).isEqualTo(rest.ended());
    assertThat(rest.pending()).isZero();
    assertThat(rest.spilled()).isZero();
  }

  @Test
  void read_everyCount_isInItsPlaceAlsoAfterTravelling() {
    Counters counters = new Counters();
    for (int i = 0; i < 100; i++) {
      counters.started();
    }
    for (int i = 0; i < 90; i++) {
      counters.ended();
    }
    counters.unsampled();
    counters.delivered(2);
    counters.rejected(3);
    counters.unconfirmed(4);
    counters.spilled(6);
    counters.spilled(-1);
    counters.recovered(7);
    counters.dropped(DropReason.QUEUE_FULL, 8);
    counters.dropped(DropReason.INTERNAL, 9);

    Counts there = Counts.of(counters.read().toArray()).plusUnsampled(1);

    assertThat(there)
        .hasToString("delivered 2 + rejected 3 + unconfirmed 4 + dropped 17 {queue_full=8,"
            + " internal=9} + spilled 5 + pending 59");
    assertThat(there.live()).isEqualTo(10);
    assertThat(there.unsampled()).isEqualTo(2);
    assertThat(there.recovered()).isEqualTo(7);
  }

  @Test
  void of_anOtherVersionsCounts_takesWhatItKnows() {
    long[] older = {9, 1, 8, 3, 2, 1};
    long[] newer = new Counters().read().toArray();
    newer = java.util.Arrays.copyOf(newer, newer.length + 3);
    newer[2] = 5;

    assertThat(Counts.of(older))
        .hasToString(
            "delivered 3 + rejected 2 + unconfirmed 0 + dropped 1 {} + spilled 0 + pending 2");
    assertThat(Counts.of(newer).pending()).isEqualTo(5);
  }
}
