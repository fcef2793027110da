package ai.honeyhive.tracer.internal.export.spill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HoneyHiveExtension.class)
class SpillTest {
  @TempDir
  Path root;

  private SpillFixture fixture() {
    return new SpillFixture(root.resolve("a").resolve("b"));
  }

  @Test
  void first_request_isWhatWasAdded() throws Exception {
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      SpilledRequest added = fixture.request(spill, "the body", 7);
      assertThat(spill.add(added)).isTrue();

      assertThat(spill.first()).isEqualTo(added);
      assertThat(spill.first()).as("stays until it is acknowledged").isEqualTo(added);
      assertThat(spill.spans()).isEqualTo(7);
      assertThat(added.body().position()).as("the caller's buffer").isZero();
    }
  }

  @Test
  void acknowledge_withoutFirst_removesNothing() throws Exception {
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b");
      spill.acknowledge();
      assertThat(spill.first()).isNotNull();
      spill.acknowledge();
      spill.acknowledge();
      assertThat(SpillFixture.drain(spill)).containsExactly("b");
    }
  }

  @Test
  void acknowledge_lastOfASegment_deletesTheFile() throws Exception {
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b");
      assertThat(fixture.segments()).hasSize(1);
      assertThat(SpillFixture.drain(spill)).containsExactly("a", "b");
      assertThat(fixture.segments()).isEmpty();
      assertThat(spill.spans()).isZero();
      assertThat(fixture.settled).as("told about its own").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Sync.class)
  void open_afterClose_goesOnWhereItWas(Sync sync) throws Exception {
    SpillFixture fixture = fixture();
    fixture.sync = sync;
    List<String> bodies = new ArrayList<>();
    try (Spill spill = fixture.open()) {
      for (int i = 0; i < 50; i++) {
        bodies.add(i + "x".repeat(1000));
      }
      fixture.add(spill, bodies.toArray(String[]::new));
      assertThat(fixture.segments()).hasSizeGreaterThan(10);
      for (int i = 0; i < 20; i++) {
        spill.first();
        spill.acknowledge();
      }
      spill.first();
    }
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "more");
      bodies.add("more");
      assertThat(SpillFixture.drain(spill)).isEqualTo(bodies.subList(20, 51));
    }
    assertThat(fixture.lost).isEmpty();
  }

  @Test
  void open_afterAllWasTaken_doesNotReuseANumberTheCursorKnows() throws Exception {
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b", "c");
      spill.first();
      spill.acknowledge();
      SpillFixture.drain(spill);
    }
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "d", "e");
    }
    try (Spill spill = fixture.open()) {
      assertThat(SpillFixture.drain(spill)).containsExactly("d", "e");
    }
  }

  @Test
  void add_noRoom_evictsTheOldestAndTellsTheirWriter() throws Exception {
    SpillFixture fixture = fixture();
    fixture.maxBytes = 16 * 1024;
    try (Spill spill = fixture.open()) {
      for (int i = 0; i < 40; i++) {
        assertThat(spill.add(fixture.request(spill, i + "x".repeat(900), 2))).isTrue();
      }
      List<String> left = SpillFixture.drain(spill);
      assertThat(left).hasSizeBetween(14, 17);
      assertThat(left.get(left.size() - 1)).startsWith("39");
      assertThat(fixture.lost).isEqualTo(Map.of(spill.writer(), 80L - 2L * left.size()));
      assertThat(fixture.reasons).containsOnly("no room in 16384 bytes");
    }
  }

  @Test
  void add_largerThanAllRoom_isRefusedAndEvictsNothing() throws Exception {
    SpillFixture fixture = fixture();
    fixture.maxBytes = 2000;
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "small");
      int overhead = Segment.START + RecordHeader.BYTES + "application/json".length();
      assertThat(fixture.add(spill, "x".repeat(2000 - overhead + 1))).isFalse();
      assertThat(spill.spans()).isOne();
      assertThat(fixture.add(spill, "x".repeat(2000 - overhead))).isTrue();
      assertThat(fixture.lostSpans()).isOne();
      assertThat(fixture.failures).isEmpty();
    }
  }

  @Test
  void acknowledge_evictedMeanwhile_isNotLost() throws Exception {
    SpillFixture fixture = fixture();
    fixture.maxBytes = 2000;
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "given");
      spill.first();
      fixture.add(spill, "x".repeat(1900));
      spill.acknowledge();
      assertThat(fixture.lost).isEmpty();
      assertThat(SpillFixture.drain(spill)).hasSize(1);
    }
  }

  @Test
  void first_evictedMeanwhileAndNotAcknowledged_isLost() throws Exception {
    SpillFixture fixture = fixture();
    fixture.maxBytes = 2000;
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "given");
      spill.first();
      fixture.add(spill, "x".repeat(1900));
      assertThat(SpillFixture.body(requireNonNull(spill.first()))).startsWith("x");
      assertThat(fixture.lost).isEqualTo(Map.of(spill.writer(), 1L));
    }
  }

  @Test
  void first_tooOld_isLost() throws Exception {
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "old");
      fixture.now.addAndGet(1000);
      fixture.add(spill, "young");
      fixture.now.addAndGet(SpillFixture.MAX_AGE.toMillis() - 500);
      assertThat(SpillFixture.drain(spill)).containsExactly("young");
      assertThat(fixture.lostSpans()).isOne();
      assertThat(fixture.reasons).containsExactly("older than PT24H");
    }
  }

  @Test
  void open_tooOld_isLostAndDeleted() throws Exception {
    SpillFixture fixture = fixture();
    Spill former = fixture.open();
    fixture.add(former, "old", "old");
    former.close();
    fixture.now.addAndGet(SpillFixture.MAX_AGE.toMillis() + 1);
    try (Spill spill = fixture.open()) {
      assertThat(spill.spans()).isZero();
      assertThat(fixture.lost).isEqualTo(Map.of(former.writer(), 2L));
      assertThat(fixture.segments()).isEmpty();
    }
  }

  @Test
  void add_afterClose_isRefused() throws Exception {
    SpillFixture fixture = fixture();
    Spill spill = fixture.open();
    fixture.add(spill, "a");
    spill.close();
    spill.close();
    assertThat(fixture.add(spill, "b")).isFalse();
    assertThat(spill.first()).isNull();
    spill.acknowledge();
    assertThat(fixture.segments()).hasSize(1);
  }

  @Test
  void add_emptyBody_comesBack() throws Exception {
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      SpilledRequest empty =
          new SpilledRequest(spill.writer(), "", 0, fixture.now.get(), ByteBuffer.allocate(0));
      spill.add(empty);
      assertThat(spill.first()).isEqualTo(empty);
    }
  }

  @Test
  void open_directoryOfAFormerKeyBeside_isEmptiedOnceAllInItIsTooOld() throws Exception {
    SpillFixture fixture = new SpillFixture(root.resolve(SpillName.of("key")));
    fixture.now.addAndGet(SpillFixture.MAX_AGE.toMillis() + 1);
    Path former = leave(SpillName.of("former key"), 0);
    Path used = leave(SpillName.of("key of somebody else"), fixture.now.get());
    fixture.open().close();
    assertThat(new SpillFixture(former).segments()).isEmpty();
    assertThat(new SpillFixture(used).segments()).hasSize(1);
    assertThat(fixture.lostSpans()).isEqualTo(2);
  }

  /** What an earlier process left, which wrote to it at this time. */
  private Path leave(String name, long modifiedMillis) throws IOException {
    SpillFixture fixture = new SpillFixture(root.resolve("earlier").resolve(name));
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b");
    }
    Files.setLastModifiedTime(fixture.segments().get(0), FileTime.fromMillis(modifiedMillis));
    return Files.move(fixture.directory, root.resolve(name));
  }

  @Test
  void name_sameParts_isTheSameAndTellsNothing() {
    assertThat(SpillName.of("http://localhost", "hh_secret"))
        .matches("[0-9a-f]{16}")
        .isEqualTo(SpillName.of("http://localhost", "hh_secret"))
        .isNotEqualTo(SpillName.of("http://localhosthh_", "secret"));
  }
}
