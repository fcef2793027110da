package ai.honeyhive.it;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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
    String classPath = extraClasses + File.pathSeparator + System.getProperty("java.class.path");
    return run(List.of(), classPath, mainClass, environment, args);
  }

  /** Runs a main class on a class path from which the jars with this in their name are missing. */
  public static Ended runWithout(
      String jar, String mainClass, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    String classPath = Arrays.stream(
            System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !Path.of(entry).getFileName().toString().contains(jar))
        .collect(Collectors.joining(File.pathSeparator));
    return run(List.of(), classPath, mainClass, environment, args);
  }

  /** Runs a main class on a class path that is none of the tests' own, with options of the JVM. */
  public static Ended run(
      List<String> options,
      String classPath,
      String mainClass,
      Map<String, String> environment,
      String... args)
      throws IOException, InterruptedException {
    ProcessBuilder builder = command(options, classPath, mainClass, List.of(args));
    builder.redirectErrorStream(true).environment().putAll(environment);
    Path output = Files.createTempFile("jvm", ".out");
    Process process = builder.redirectOutput(output.toFile()).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError(mainClass + " did not end: " + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  /** A JVM that is not started yet, without HoneyHive's variables. */
  public static ProcessBuilder command(
      List<String> options, String classPath, String mainClass, List<String> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The coverage agent of this JVM, if there is one: what only a process's end reaches counts
    // too.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .forEach(command::add);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add(mainClass);
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name ->
            name.startsWith("HH_") || name.startsWith("OPENAI_") || name.startsWith("OTEL_"));
    // Five seconds to deliver at the end: where tests run, much else may.
    builder.environment().put("HH_RUNTIME_PROFILE", "high-concurrency");
    return builder;
  }
}
