package ai.honeyhive.tracer.internal.processing.routing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Records are found by the identity of their span, and go with it. */
@ExtendWith(HoneyHiveExtension.class)
class SpanTableTest {
  private record Equal(int value) {}

  private final SpanTable table = new SpanTable();

  private static SpanRecord record() {
    return new SpanRecord(new CollectingOwner(), null, Place.of(Bond.APART, false));
  }

  @Test
  void get_equalButOther_isNotFound() {
    Object one = new Equal(1);
    Object other = new Equal(1);
    SpanRecord record = record();
    assertThat(table.put(one, record)).isTrue();
    assertThat(table.get(one)).isSameAs(record);
    assertThat(table.get(other)).isNull();
    assertThat(table.put(one, record())).isFalse();
    assertThat(table.remove(one)).isSameAs(record);
    assertThat(table.remove(one)).isNull();
    assertThat(table.size()).isZero();
  }

  @Test
  void put_spanCollected_forgetsItsRecord() {
    Object kept = new Object();
    WeakReference<Object> dropped = putOne();
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    try {
      while ((dropped.get() != null || table.size() > 1) && Instant.now().isBefore(end)) {
        System.gc();
        table.remove(kept);
        table.put(kept, record());
      }
      assertThat(table.size()).isEqualTo(1);
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  private WeakReference<Object> putOne() {
    Object span = new Object();
    table.put(span, record());
    return new WeakReference<>(span);
  }
}
