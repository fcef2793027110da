package ai.honeyhive.tracer.internal.export.spill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random operations on a spill and on a queue in memory must give the same. */
@ExtendWith(HoneyHiveExtension.class)
class SpillModelTest {
  private static final int OPERATIONS = 3000;

  @TempDir
  Path directory;

  private final Deque<SpilledRequest> model = new ArrayDeque<>();
  private final Map<UUID, Long> lost = new HashMap<>();
  private Random random = new Random();
  private SpillFixture fixture;
  private Spill spill;

  /** What the spill gave and we did not acknowledge; the front of the model unless evicted. */
  private @Nullable SpilledRequest given;

  private boolean givenEvicted;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void operations_atRandom_agreeWithAQueueInMemory(long seed) throws Exception {
    random = new Random(seed);
    fixture = new SpillFixture(directory);
    fixture.maxBytes = 4000L + random.nextInt(60_000);

    spill = fixture.open();
    int adding = 20 + random.nextInt(50);
    for (int i = 0; i < OPERATIONS; i++) {
      int dice = random.nextInt(100);
      if (dice < adding) {
        add(i);
      } else if (dice < 94) {
        take();
      } else if (dice < 96) {
        reopen();
      } else {
        fixture.now.addAndGet(random.nextInt(3_600_000));
      }
      check();
    }
    while (take()) {
      check();
    }
    assertThat(model).isEmpty();
    assertThat(fixture.segments()).isEmpty();
    spill.close();
  }

  private void add(int number) throws IOException {
    int length = random.nextInt(10) == 0 ? random.nextInt(6000) : random.nextInt(300);
    SpilledRequest request =
        fixture.request(spill, number + "x".repeat(length), 1 + random.nextInt(9));
    long before = bytesOnDisk();
    boolean added = spill.add(request);
    long size = Segment.START + RecordHeader.of(request).size();
    assertThat(added).isEqualTo(size <= fixture.maxBytes);
    boolean roomWasShort = before + size > fixture.maxBytes;
    settle(roomWasShort, added ? request.spans() : 0);
    if (added) {
      model.add(request);
    }
  }

  private boolean take() {
    SpilledRequest request = spill.first();
    forgetGiven();
    settle(false, 0);
    assertThat(request).isEqualTo(model.peek());
    given = model.peek();
    if (request == null) {
      return false;
    }
    long age = fixture.now.get() - request.createdMillis();
    assertThat(age).isLessThanOrEqualTo(SpillFixture.MAX_AGE.toMillis());
    if (random.nextInt(4) > 0) {
      spill.acknowledge();
      model.remove();
      given = null;
    }
    return true;
  }

  private void reopen() throws IOException {
    spill.close();
    forgetGiven();
    settle(false, 0);
    spill = fixture.open();
    settle(false, 0);
  }

  /** What was evicted while it was given is told as lost when it is given up. */
  private void forgetGiven() {
    if (givenEvicted && given != null) {
      countLost(given);
    }
    given = null;
    givenEvicted = false;
  }

  /** Takes from the model what the spill says it lost, which must be the oldest. */
  private void settle(boolean roomWasShort, long added) {
    long remaining = spill.spans() - added;
    while (modelSpans() > remaining) {
      SpilledRequest oldest = model.remove();
      if (oldest == given) {
        givenEvicted = true;
      } else {
        countLost(oldest);
      }
      boolean expired =
          oldest.createdMillis() < fixture.now.get() - SpillFixture.MAX_AGE.toMillis();
      assertThat(expired || roomWasShort).as("a reason to evict").isTrue();
    }
  }

  private void countLost(SpilledRequest request) {
    lost.merge(request.writer(), (long) request.spans(), Long::sum);
  }

  private void check() throws IOException {
    assertThat(spill.spans()).isEqualTo(modelSpans());
    assertThat(fixture.lost).isEqualTo(lost);
    assertThat(fixture.failures).isEmpty();
    assertThat(bytesOnDisk()).isLessThanOrEqualTo(fixture.maxBytes);
  }

  private long modelSpans() {
    return model.stream().mapToLong(SpilledRequest::spans).sum();
  }

  private long bytesOnDisk() throws IOException {
    long bytes = 0;
    for (Path segment : fixture.segments()) {
      bytes += Files.size(segment);
    }
    return bytes;
  }
}
