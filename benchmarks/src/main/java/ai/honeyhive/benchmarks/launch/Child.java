package ai.honeyhive.benchmarks.launch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM we started, talked to over its standard input and output. Its errors go to a file. */
public final class Child implements AutoCloseable {
  private static final Path TARGET = Path.of("benchmarks", "target");

  private final Process process;
  private final BufferedReader out;
  private final BufferedWriter in;
  private final String name;

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out = process.inputReader();
    this.in = process.outputWriter();
  }

  /**
   * What to start.
   *
   * @param peer the class path: {@code ours}, {@code okhttp}, {@code jdk}, {@code braintrust},
   *     {@code none} for what needs nothing, or {@code everything} for the one of this JVM
   */
  public record Program(Jdk jdk, String peer, Class<?> main, List<String> options) {
    /** With these options for the JVM, and a heap that suits one of several. */
    public Program(Jdk jdk, String peer, Class<?> main, String... options) {
      this(jdk, peer, main, List.of(options));
    }
  }

  /** Starts a JVM with these arguments. */
  public static Child start(Program program, String... args) {
    return start(program, Map.of(), args);
  }

  /** Starts a JVM with these arguments, and nothing of ours in its environment but this. */
  public static Child start(Program program, Map<String, String> environment, String... args) {
    try {
      List<String> command = new ArrayList<>();
      command.add(program.jdk().home().resolve("bin/java").toString());
      command.addAll(program.options());
      command.add("-cp");
      command.add(classPath(program.peer()));
      command.add(program.main().getName());
      command.addAll(List.of(args));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder
          .environment()
          .keySet()
          .removeIf(key ->
              key.startsWith("HH_") || key.startsWith("OTEL_") || key.startsWith("BRAINTRUST_"));
      builder.environment().putAll(environment);
      builder.redirectError(
          ProcessBuilder.Redirect.appendTo(TARGET.resolve("errors.log").toFile()));
      return new Child(program.main().getSimpleName() + " " + program.peer(), builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath(String peer) throws IOException {
    String classes = TARGET.resolve("classes").toString();
    if (peer.equals("everything")) {
      return System.getProperty("java.class.path");
    }
    return peer.equals("none")
        ? classes
        : classes
            + File.pathSeparator
            + Files.readString(TARGET.resolve("peers").resolve(peer)).trim();
  }

  /** Reads its next line; fails when it has ended. */
  public String read() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException(name + " ended; see benchmarks/target/errors.log");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a line and reads the answer. */
  public String ask(String line) {
    try {
      in.write(line);
      in.newLine();
      in.flush();
    } catch (IOException e) {
      throw new IllegalStateException(name + " ended; see benchmarks/target/errors.log", e);
    }
    return read();
  }

  /** Waits until it has ended by itself; false when it had not after this time. */
  public boolean awaitEnd(long seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
