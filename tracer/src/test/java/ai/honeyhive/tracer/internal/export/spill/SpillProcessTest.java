package ai.honeyhive.tracer.internal.export.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that share a directory, or die with one. Without the guard of the other tests: the JDK
 * keeps a thread for processes that end.
 */
class SpillProcessTest {
  private static final int ROUNDS = 8;

  @TempDir
  Path directory;

  private SpillFixture fixture() {
    SpillFixture fixture = new SpillFixture(directory);
    fixture.maxBytes = 8_000_000;
    fixture.now.set(System.currentTimeMillis());
    return fixture;
  }

  private ForkedJvm spilling(int from, int largest) throws IOException {
    return ForkedJvm.start(SpillingProcess.class, directory.toString(), "" + from, "" + largest);
  }

  @Test
  void open_afterKill_givesWhatWasAcceptedOnceAndInOrder() throws Exception {
    Random random = new Random(4);
    int next = 1;
    for (int round = 0; round < ROUNDS; round++) {
      List<String> said = new ArrayList<>();
      try (ForkedJvm process = spilling(next, 20_000)) {
        for (int lines = random.nextInt(3000); lines >= 0; lines--) {
          said.add(process.line());
        }
        said.addAll(process.kill());
      }
      List<Integer> found = drain();
      assertThat(said).noneMatch(line -> line.startsWith("lost") || line.startsWith("refused"));
      check(said, next, found);
      next = last(said, "+", next - 1) + 2;
    }
  }

  private List<Integer> drain() throws IOException {
    List<Integer> found = new ArrayList<>();
    SpillFixture fixture = fixture();
    try (Spill spill = fixture.open()) {
      for (SpilledRequest one = spill.first(); one != null; one = spill.first()) {
        found.add(Integer.valueOf(SpillingProcess.number(one)));
        spill.acknowledge();
      }
    }
    assertThat(fixture.lost).isEmpty();
    return found;
  }

  /** One more at either end may have been under way: written and not said, removed and not said. */
  private static void check(List<String> said, int from, List<Integer> found) {
    int written = last(said, "+", from - 1);
    int acknowledged = last(said, "-", from - 1);
    int asked = last(said, "?", from - 1);
    int first = found.isEmpty() ? written + 1 : found.get(0);
    int last = found.isEmpty() ? written : found.get(found.size() - 1);
    assertThat(first).isBetween(acknowledged + 1, asked + 1);
    assertThat(last).isBetween(written, written + 1);
    assertThat(found).isEqualTo(IntStream.rangeClosed(first, last).boxed().toList());
  }

  private static int last(List<String> said, String sign, int otherwise) {
    return said.stream()
        .filter(line -> line.startsWith(sign))
        .mapToInt(line -> Integer.parseInt(line.substring(1)))
        .max()
        .orElse(otherwise);
  }

  @Test
  void open_otherProcessHasIt_saysSoUntilThatIsKilled() throws Exception {
    try (ForkedJvm process = spilling(1, 10)) {
      assertThat(process.line()).isEqualTo("open");
      assertThatThrownBy(() -> fixture().open())
          .isInstanceOf(IOException.class)
          .hasMessage("Cannot spill to " + directory + ": is in use by another process");
      process.kill();
      fixture().open().close();
    }
  }

  @Test
  void open_otherClassLoaderHasIt_saysSo() throws Exception {
    DirectoryLock other = DirectoryLock.take(directory.toRealPath());
    assertThatThrownBy(() -> fixture().open())
        .hasMessageEndingWith("is in use by another copy of HoneyHive in this process");
    other.close();
    fixture().open().close();
  }

  @Test
  void open_lockedInThisProcess_saysSo() throws Exception {
    try (FileChannel channel = FileChannel.open(
        directory.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      assertThat(channel.tryLock()).isNotNull();
      assertThatThrownBy(() -> fixture().open())
          .hasMessageEndingWith("is in use by another part of this process");
    }
    fixture().open().close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void add_diskFull_isRefusedAndWhatIsThereStaysWhole() throws Exception {
    List<String> said = new ArrayList<>();
    try (ForkedJvm process = ForkedJvm.startWithSmallFiles(
        64, SpillingProcess.class, directory.toString(), "1", "100000")) {
      for (int lines = 0; lines < 300; lines++) {
        said.add(process.line());
      }
      said.addAll(process.kill());
    }
    List<String> refused =
        said.stream().filter(line -> line.startsWith("refused")).toList();
    long debris = fixture().segments().stream()
        .filter(file -> file.toFile().length() <= Segment.START)
        .count();
    assertThat(debris).as("but for one that was just being made").isLessThanOrEqualTo(1);
    List<Integer> found = drain();
    assertThat(refused).isNotEmpty();
    assertThat(found).isNotEmpty().isSorted().doesNotHaveDuplicates();
    assertThat(said).noneMatch(line -> line.startsWith("lost"));
    List<Integer> accepted = said.stream()
        .filter(line -> line.startsWith("+"))
        .map(line -> Integer.valueOf(line.substring(1)))
        .filter(number -> number >= found.get(0))
        .toList();
    assertThat(found.subList(0, accepted.size())).isEqualTo(accepted);
  }
}
