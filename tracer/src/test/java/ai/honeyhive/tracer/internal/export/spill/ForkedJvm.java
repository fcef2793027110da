package ai.honeyhive.tracer.internal.export.spill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process of its own that runs a main class of the tests, and dies with the test. */
final class ForkedJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ForkedJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ForkedJvm start(Class<?> main, String... arguments) throws IOException {
    return new ForkedJvm(new ProcessBuilder(command(main, arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  /** The same where no file can grow beyond some KiB, which is what a full disk looks like. */
  static ForkedJvm startWithSmallFiles(int kib, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c"));
    command.add("ulimit -f " + kib + " && exec \"$0\" \"$@\"");
    command.addAll(command(main, arguments));
    return new ForkedJvm(new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  private static List<String> command(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** The next line it prints, or null at its end. */
  @Nullable
  String line() throws IOException {
    return output.readLine();
  }

  /** Ends it like {@code kill -9}, and returns what it had printed and nobody had read. */
  List<String> kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly();
    List<String> rest = output.lines().toList();
    process.waitFor();
    return rest;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    output.close();
  }
}
