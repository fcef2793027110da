package ai.honeyhive.tracer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.FaultyBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can fail only for a whole process: its disk is full, its contexts cannot be kept. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(named = "process reaper.*", because = "the JDK keeps it for the next process")
@Timeout(120)
class ProcessTest {
  private static final int SPANS = 3;

  /** What it said, line by line, after it ended well. */
  private static List<String> run(List<String> before, FaultyBackend backend, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FaultyProcess.class.getName(), "" + backend.uri()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      List<String> lines = process.inputReader().lines().toList();
      assertThat(process.waitFor()).as("%s", lines).isZero();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void disk_full_isSaidOnceAndSpansAreCounted(@TempDir Path directory) throws Exception {
    try (FaultyBackend backend = OutsideTest.busy()) {
      // No file can grow beyond 16 KiB, which is what a full disk looks like.
      List<String> small = List.of("bash", "-c", "ulimit -f 16 && exec \"$0\" \"$@\"");

      List<String> said = run(small, backend, "disk", "" + directory);

      assertThat(said).contains("0 " + SPANS);
      assertThat(said).filteredOn(line -> line.startsWith("HH207")).hasSize(1);
    }
  }

  // Each sends nothing, and tries for some seconds: one that is an Error is enough.
  @ParameterizedTest
  @EnumSource(names = {"RUNTIME", "LINKAGE"})
  void context_storageThrows_applicationGoesOn(Fault fault) throws Exception {
    try (FaultyBackend backend = new FaultyBackend()) {
      List<String> said = run(List.of(), backend, "context", fault.name());

      assertThat(said)
          .filteredOn(line -> line.startsWith("HH901"))
          .hasSize(FaultyProcess.Part.values().length);
    }
  }
}
