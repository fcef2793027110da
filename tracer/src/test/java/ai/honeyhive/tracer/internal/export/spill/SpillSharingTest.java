package ai.honeyhive.tracer.internal.export.spill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two tracers of one process, one directory. */
@ExtendWith(HoneyHiveExtension.class)
class SpillSharingTest {
  @TempDir
  Path directory;

  private SpillFixture one;
  private SpillFixture other;

  @BeforeEach
  void fixtures() {
    one = new SpillFixture(directory);
    other = new SpillFixture(directory);
  }

  @Test
  void first_otherHasIt_isNullUntilAcknowledged() throws Exception {
    try (Spill a = one.open();
        Spill b = other.open()) {
      one.add(a, "1", "2");
      assertThat(a.first()).isNotNull();
      assertThat(b.first()).isNull();
      b.acknowledge();
      assertThat(a.spans()).isEqualTo(2);
      a.acknowledge();
      assertThat(SpillFixture.body(requireNonNull(b.first()))).isEqualTo("2");
    }
  }

  @Test
  void close_hasTheFirst_leavesItToTheOther() throws Exception {
    try (Spill b = other.open()) {
      Spill a = one.open();
      one.add(a, "1");
      a.first();
      a.close();
      assertThat(SpillFixture.drain(b)).containsExactly("1");
      assertThat(other.settled).isEmpty();
    }
  }

  @Test
  void acknowledge_writtenByTheOther_isToldToTheOther() throws Exception {
    try (Spill a = one.open();
        Spill b = other.open()) {
      a.add(one.request(a, "1", 5));
      b.first();
      b.acknowledge(2);
      assertThat(one.settled).containsExactly(3L, 2L);
      assertThat(other.settled).isEmpty();
    }
  }

  @Test
  void add_evictsWhatTheOtherWrote_isToldToTheOther() throws Exception {
    one.maxBytes = 2000;
    try (Spill a = one.open();
        Spill b = other.open()) {
      one.add(a, "1");
      other.add(b, "x".repeat(1900));
      assertThat(one.lost).isEqualTo(Map.of(a.writer(), 1L));
      assertThat(other.lost).isEmpty();
    }
  }

  @Test
  void drain_whileBothAdd_getsEachOnce() throws Exception {
    one.maxBytes = 4_000_000;
    int each = 500;
    List<String> taken = Collections.synchronizedList(new ArrayList<>());
    try (Spill a = one.open();
        Spill b = other.open()) {
      AtomicInteger adding = new AtomicInteger(2);
      List<Thread> threads = List.of(
          new Thread(() -> addNumbered(a, "a", each, adding)),
          new Thread(() -> addNumbered(b, "b", each, adding)),
          new Thread(() -> drainWhile(a, adding, taken)),
          new Thread(() -> drainWhile(b, adding, taken)));
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      taken.addAll(SpillFixture.drain(a));
      assertThat(a.spans()).isZero();
    }
    assertThat(taken).hasSize(2 * each).doesNotHaveDuplicates();
    assertThat(taken.stream().filter(body -> body.startsWith("a")))
        .isSortedAccordingTo(
            (x, y) -> Integer.parseInt(x.substring(1)) - Integer.parseInt(y.substring(1)));
  }

  private void addNumbered(Spill spill, String prefix, int count, AtomicInteger adding) {
    for (int i = 0; i < count; i++) {
      spill.add(one.request(spill, prefix + i, 1));
    }
    adding.decrementAndGet();
  }

  private static void drainWhile(Spill spill, AtomicInteger adding, List<String> taken) {
    while (adding.get() > 0) {
      SpilledRequest next = spill.first();
      if (next != null) {
        taken.add(SpillFixture.body(next));
        spill.acknowledge();
      }
    }
  }
}
