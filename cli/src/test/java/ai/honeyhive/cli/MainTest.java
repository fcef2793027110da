package ai.honeyhive.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in a process of its own: signals, exit codes, streams. */
class MainTest {
  @TempDir
  private Path directory;

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalStopsTheServerCleanly(String signal) throws Exception {
    Process server = start("server", "--port=0", "--storage=" + directory);
    try (BufferedReader out = server.inputReader(UTF_8)) {
      String line;
      do {
        line = out.readLine();
      } while (line != null && !line.contains("Ctrl-C"));
      new ProcessBuilder("kill", "-" + signal, "" + server.pid()).start().waitFor();

      assertThat(out.lines().collect(Collectors.toList())).containsExactly("Stopped.");
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).isZero();
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void theExitCodeIsThatOfTheCommand() throws Exception {
    Process wrong = start("serve");
    assertThat(new String(wrong.getInputStream().readAllBytes(), UTF_8)).contains("'serve'");
    assertThat(wrong.waitFor()).isEqualTo(2);
  }
}
