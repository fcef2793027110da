package ai.honeyhive.it.delivery.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link DeliveryProgram} in a process of its own. */
public final class Forked implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CompletableFuture<Long> ended;
  private final Thread reader;
  private volatile long readyNanos;

  /** What a process left. */
  public record Ended(int exitCode, List<String> lines, Duration sinceReady) {}

  private Forked(Process process) {
    this.process = process;
    this.ended = process.onExit().thenApply(gone -> System.nanoTime());
    this.reader = new Thread(this::read, "reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the program with options of the JVM, of which {@code -Durl=…} and others are for it. */
  public static Forked start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Duser.language=en",
        "-Djava.util.logging.SimpleFormatter.format=%4$s %5$s%6$s%n",
        "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DeliveryProgram.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("HH_")
            || name.startsWith("OTEL_")
            || name.startsWith("KUBERNETES_")
            || name.startsWith("AWS_")
            || name.equals("JAVA_TOOL_OPTIONS"));
    return new Forked(builder.start());
  }

  private void read() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals(Words.READY)) {
          readyNanos = System.nanoTime();
          ready.countDown();
        }
        synchronized (lines) {
          lines.add(line);
        }
      }
    } catch (IOException killed) {
      // what was read is what there is
    }
    ready.countDown();
  }

  /** Waits until the program says that it is ready. */
  public Forked awaitReady() throws InterruptedException {
    if (!ready.await(LIMIT.toSeconds(), TimeUnit.SECONDS) || readyNanos == 0) {
      throw new AssertionError("the program did not get ready: " + lines());
    }
    return this;
  }

  /** Tells it to end; the time runs from here. */
  public void terminate() {
    readyNanos = System.nanoTime();
    // Process.destroy would close the pipe too, and with it the last words.
    process.toHandle().destroy();
  }

  /** Lets a program go on that waits for a line. */
  public void goOn() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Ends it without its knowing. */
  public void kill() {
    process.destroyForcibly();
  }

  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Waits until it has ended. */
  public Ended end() throws Exception {
    try {
      long end = ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      reader.join(LIMIT.toMillis());
      return new Ended(process.exitValue(), lines(), Duration.ofNanos(end - readyNanos));
    } catch (TimeoutException e) {
      throw new AssertionError("the program did not end: " + lines(), e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
