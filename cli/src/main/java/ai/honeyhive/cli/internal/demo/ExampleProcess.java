package ai.honeyhive.cli.internal.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An example in a JVM of its own, as an application of the user would be. */
final class ExampleProcess implements AutoCloseable {
  /** Output we can read whatever the locale, and the compiler for a life of a few seconds. */
  private static final List<String> JVM_OPTIONS = List.of(
      "-Dfile.encoding=UTF-8",
      "-Dstdout.encoding=UTF-8",
      "-Dstderr.encoding=UTF-8",
      "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final Path output;
  private final Path warnings;

  private ExampleProcess(Process process, Path output, Path warnings) {
    this.process = process;
    this.output = output;
    this.warnings = warnings;
  }

  /**
   * Starts an example that sends its traces to a server.
   *
   * @param directory where its output goes
   */
  static ExampleProcess start(Example example, URI server, Path directory) throws IOException {
    Path output = directory.resolve("output.txt");
    Path warnings = directory.resolve("warnings.txt");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of("-cp", example.classPath(), example.mainClass()));
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(warnings.toFile());
    // A key for the real service must not go to this server, nor these traces to the service.
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("HH_") || name.startsWith("OTEL_"));
    environment.putAll(
        Map.of("HH_API_URL", server.toString(), "HH_API_KEY", "demo", "HH_SOURCE", "demo"));
    // It starts cold beside a server that does too: the one second it has otherwise may be short.
    environment.put("HH_RUNTIME_PROFILE", "high-concurrency");
    return new ExampleProcess(builder.start(), output, warnings);
  }

  /** Waits for its end; false when it still runs after the time. */
  boolean await(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  /** What it printed, answers first. */
  String output() throws IOException {
    return read(output) + warnings();
  }

  /** What it printed on standard error. */
  String warnings() throws IOException {
    return read(warnings);
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }

  /** Ends it, if it still runs. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
