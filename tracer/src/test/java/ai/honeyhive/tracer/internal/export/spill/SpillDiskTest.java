package ai.honeyhive.tracer.internal.export.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.config.DeliveryConfig.Sync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Directories that are not what they should be, or do not stay it. */
@ExtendWith(HoneyHiveExtension.class)
class SpillDiskTest {
  @TempDir
  Path root;

  private Path directory;
  private SpillFixture fixture;

  @BeforeEach
  void fixture() {
    directory = root.resolve("spill");
    fixture = new SpillFixture(directory);
  }

  private void removeDirectory() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Test
  void open_aFile_saysSo() throws Exception {
    Files.writeString(directory, "");
    assertThatThrownBy(fixture::open)
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot spill to " + directory + ": is not a directory");
  }

  @Test
  void open_belowAFile_saysSo() throws Exception {
    Files.writeString(root.resolve("file"), "");
    assertThatThrownBy(() -> new SpillFixture(root.resolve("file").resolve("spill")).open())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(": " + root.resolve("file"));
  }

  @Test
  void open_aLink_saysSo() throws Exception {
    Files.createSymbolicLink(directory, Files.createDirectory(root.resolve("elsewhere")));
    assertThatThrownBy(fixture::open)
        .hasMessage("Cannot spill to " + directory + ": is a symbolic link");
  }

  @Test
  void open_lockIsALink_doesNotFollowIt() throws Exception {
    Files.createDirectory(directory);
    Files.createSymbolicLink(directory.resolve("lock"), root.resolve("victim"));
    assertThatThrownBy(fixture::open).hasMessageContaining("symbolic link");
    assertThat(root.resolve("victim")).doesNotExist();
  }

  @Test
  void open_segmentIsALink_neitherReadsNorWritesNorDeletesIt() throws Exception {
    Files.createDirectory(directory);
    Path victim = Files.writeString(root.resolve("victim"), "precious");
    Path link = directory.resolve("0000000001.spill");
    Files.createSymbolicLink(link, victim);
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a");
      assertThat(SpillFixture.drain(spill)).containsExactly("a");
    }
    assertThat(victim).hasContent("precious");
    assertThat(link).isSymbolicLink();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void open_anywhere_isForTheOwnerOnly() throws Exception {
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b");
      spill.first();
      spill.acknowledge();
      assertThat(permissions(directory)).isEqualTo("rwx------");
      for (String name : List.of("lock", "cursor", "0000000001.spill")) {
        assertThat(permissions(directory.resolve(name))).as(name).isEqualTo("rw-------");
      }
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void add_directoryReplacedByAFile_isRefusedAndToldOnce() throws Exception {
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b");
      removeDirectory();
      Files.writeString(directory, "");
      assertThat(fixture.add(spill, "c")).isFalse();
      assertThat(fixture.add(spill, "d")).isFalse();
      assertThat(fixture.failures).hasSize(1);
      assertThat(fixture.failures.get(0)).contains(directory.toString());
    }
  }

  @Test
  void add_directoryGoneAndBack_worksAgain() throws Exception {
    try (Spill spill = fixture.open()) {
      removeDirectory();
      assertThat(fixture.add(spill, "a")).isFalse();
      Files.createDirectory(directory);
      assertThat(fixture.add(spill, "b")).isTrue();
      removeDirectory();
      assertThat(fixture.add(spill, "c")).isFalse();
      assertThat(fixture.failures).as("once for each time").hasSize(2);
    }
  }

  @Test
  void first_segmentGone_countsWhatWasInIt() throws Exception {
    fixture.maxBytes = 16 * 1000;
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b", "c" + "x".repeat(990), "d");
      assertThat(fixture.segments()).hasSize(3);
      Files.delete(fixture.segments().get(0));
      assertThat(SpillFixture.drain(spill)).hasSize(2).endsWith("d");
      assertThat(fixture.lost).isEqualTo(Map.of(spill.writer(), 2L));
    }
  }

  @Test
  void add_segmentGone_startsAnother() throws Exception {
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a");
      Files.delete(fixture.segments().get(0));
      assertThat(fixture.add(spill, "b")).isTrue();
      assertThat(SpillFixture.drain(spill)).containsExactly("b");
      assertThat(fixture.lostSpans()).isOne();
    }
  }

  @Test
  void add_segmentCutShort_startsAnother() throws Exception {
    try (Spill spill = fixture.open()) {
      fixture.add(spill, "a", "b");
      Path segment = fixture.segments().get(0);
      Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), 20));
      assertThat(fixture.add(spill, "c")).isTrue();
      assertThat(SpillFixture.drain(spill)).containsExactly("c");
      assertThat(fixture.lostSpans()).isEqualTo(2);
    }
  }

  @Test
  void use_interrupted_worksAndStaysInterrupted() throws Exception {
    try (Spill spill = fixture.open()) {
      Thread.currentThread().interrupt();
      assertThat(fixture.add(spill, "a", "b")).isTrue();
      assertThat(SpillFixture.drain(spill)).containsExactly("a", "b");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void use_interruptedAtRandom_losesNothing() throws Exception {
    fixture.maxBytes = 100_000_000;
    fixture.sync = Sync.FILE;
    Thread worker = Thread.currentThread();
    AtomicBoolean done = new AtomicBoolean();
    Thread nuisance = new Thread(() -> {
      while (!done.get()) {
        worker.interrupt();
        Thread.onSpinWait();
      }
    });
    try (Spill spill = fixture.open()) {
      nuisance.start();
      String filler = "x".repeat(100_000);
      boolean all = true;
      int read = 0;
      for (int i = 0; i < 200; i++) {
        all &= fixture.add(spill, i + filler);
        read += spill.first() == null ? 0 : 1;
      }
      done.set(true);
      while (nuisance.isAlive()) {
        Thread.onSpinWait();
      }
      assertThat(Thread.interrupted()).isTrue();
      assertThat(all).isTrue();
      assertThat(read).isEqualTo(200);
      assertThat(SpillFixture.drain(spill)).hasSize(200).doesNotHaveDuplicates();
      assertThat(fixture.failures).isEmpty();
    } finally {
      done.set(true);
      nuisance.join();
    }
  }
}
