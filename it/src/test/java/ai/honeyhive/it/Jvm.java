package ai.honeyhive.it;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A fresh JVM with the class path of the tests, and an environment without HoneyHive's variables
 * except those given.
 */
public final class Jvm {
  /** How a JVM ended. */
  public record Ended(int exitCode, String output) {}

  private Jvm() {}

  /** Runs a main class to its end, at most a minute. */
  public static Ended run(
      Path extraClasses, String mainClass, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(extraClasses + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name ->
            name.startsWith("HH_") || name.startsWith("OPENAI_") || name.startsWith("OTEL_"));
    builder.environment().putAll(environment);
    Path output = java.nio.file.Files.createTempFile("jvm", ".out");
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError(
            mainClass + " did not end: " + java.nio.file.Files.readString(output));
      }
      return new Ended(
          process.exitValue(), java.nio.file.Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      java.nio.file.Files.delete(output);
    }
  }
}
