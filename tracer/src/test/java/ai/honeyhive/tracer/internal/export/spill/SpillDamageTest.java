package ai.honeyhive.tracer.internal.export.spill;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut, a dying process and a bad disk leave behind. */
@ExtendWith(HoneyHiveExtension.class)
class SpillDamageTest {
  private static final List<String> BODIES = List.of("first", "second one", "3", "fourth", "fifth");
  private static final int TYPE = "application/json".length();

  /** Meets each byte, and over eight bytes each bit. */
  private static final int STEP = 7;

  @TempDir
  Path directory;

  private SpillFixture fixture;
  private Spill writer;
  private Path segment;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    fixture = new SpillFixture(directory);
    writer = fixture.open();
    fixture.add(writer, BODIES.toArray(String[]::new));
    writer.close();
    segment = fixture.segments().get(0);
    whole = Files.readAllBytes(segment);
  }

  /** Where the record of each body ends. */
  private static int end(int index) {
    int end = Segment.START;
    for (String body : BODIES.subList(0, index + 1)) {
      end += RecordHeader.BYTES + TYPE + body.length();
    }
    return end;
  }

  private static int indexAt(int offset) {
    int index = 0;
    while (end(index) <= offset) {
      index++;
    }
    return index;
  }

  private static List<String> with(List<String> bodies, String one) {
    return Stream.concat(bodies.stream(), Stream.of(one)).toList();
  }

  private void restart(byte[] content) throws IOException {
    Files.deleteIfExists(directory.resolve("cursor"));
    for (Path left : fixture.segments()) {
      Files.delete(left);
    }
    Files.write(segment, content);
    fixture.lost.clear();
  }

  @Test
  void open_cutAtAnyByte_keepsWhatIsWholeAndTakesMore() throws Exception {
    assertThat(whole).hasSize(end(BODIES.size() - 1));
    for (int length = 0; length < whole.length; length++) {
      restart(Arrays.copyOf(whole, length));
      List<String> kept = BODIES.subList(0, length < Segment.START ? 0 : indexAt(length));
      try (Spill spill = fixture.open()) {
        assertThat(spill.spans()).as("cut at %s", length).isEqualTo(kept.size());
        fixture.add(spill, "more");
      }
      try (Spill spill = fixture.open()) {
        assertThat(SpillFixture.drain(spill)).as("cut at %s", length).isEqualTo(with(kept, "more"));
      }
      assertThat(fixture.lost).isEmpty();
    }
  }

  @Test
  void open_anyBitFlipped_losesThatRecordOrWhatFollowsAndSaysSo() throws Exception {
    for (int bit = 0; bit < whole.length * 8; bit += STEP) {
      byte[] bad = whole.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      restart(bad);
      int hit = bit / 8 < Segment.START ? 0 : indexAt(bit / 8);
      boolean inPayload = bit / 8 >= end(hit) - TYPE - BODIES.get(hit).length();
      List<String> left = new ArrayList<>(BODIES.subList(0, hit));
      if (inPayload) {
        left.addAll(BODIES.subList(hit + 1, BODIES.size()));
      }
      try (Spill spill = fixture.open()) {
        fixture.add(spill, "more");
        assertThat(SpillFixture.drain(spill)).as("bit %s", bit).isEqualTo(with(left, "more"));
      }
      assertThat(fixture.lost)
          .as("bit %s", bit)
          .isEqualTo(inPayload ? Map.of(writer.writer(), 1L) : Map.of(Spill.UNKNOWN, 0L));
    }
  }

  @Test
  void first_anyBitFlippedSinceOpen_countsAllThatIsLost() throws Exception {
    for (int bit = 0; bit < whole.length * 8; bit += STEP) {
      restart(whole);
      try (Spill spill = fixture.open()) {
        byte[] bad = whole.clone();
        bad[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(segment, bad);
        int read = SpillFixture.drain(spill).size();
        assertThat(read + fixture.lostSpans()).as("bit %s", bit).isEqualTo(BODIES.size());
        assertThat(spill.spans()).isZero();
      }
    }
  }

  @Test
  void first_cutSinceOpen_countsAllThatIsLost() throws Exception {
    for (int length = 0; length < whole.length; length++) {
      restart(whole);
      try (Spill spill = fixture.open()) {
        Files.write(segment, Arrays.copyOf(whole, length));
        List<String> kept = BODIES.subList(0, length < Segment.START ? 0 : indexAt(length));
        assertThat(SpillFixture.drain(spill)).isEqualTo(kept);
        assertThat(fixture.lost).isEqualTo(Map.of(writer.writer(), 5L - kept.size()));
      }
    }
  }

  @Test
  void open_tailOfZeros_keepsWhatIsWhole() throws Exception {
    restart(Arrays.copyOf(whole, whole.length + 4096));
    try (Spill spill = fixture.open()) {
      assertThat(SpillFixture.drain(spill)).isEqualTo(BODIES);
      assertThat(fixture.lost).isEqualTo(Map.of(Spill.UNKNOWN, 0L));
    }
  }

  @Test
  void open_cursorCutOrFlipped_givesAllThatIsNotAcknowledged() throws Exception {
    try (Spill spill = fixture.open()) {
      spill.first();
      spill.acknowledge();
    }
    Path cursor = directory.resolve("cursor");
    byte[] good = Files.readAllBytes(cursor);
    for (int bit = 0; bit < good.length * 8; bit++) {
      restart(whole);
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(cursor, bad);
      try (Spill spill = fixture.open()) {
        assertThat(SpillFixture.drain(spill)).isEqualTo(BODIES);
      }
    }
    for (int length = 0; length <= good.length; length++) {
      restart(whole);
      Files.write(cursor, Arrays.copyOf(good, length));
      try (Spill spill = fixture.open()) {
        assertThat(SpillFixture.drain(spill))
            .isEqualTo(length < good.length ? BODIES : BODIES.subList(1, 5));
      }
    }
    assertThat(fixture.lost).isEmpty();
  }

  @Test
  void open_segmentShorterThanTheCursor_isTreatedAsRead() throws Exception {
    try (Spill spill = fixture.open()) {
      spill.first();
      spill.acknowledge();
    }
    Files.write(segment, Arrays.copyOf(whole, Segment.START + 3));
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "more");
      assertThat(SpillFixture.drain(spill)).containsExactly("more");
      assertThat(fixture.segments()).isEmpty();
    }
  }
}
