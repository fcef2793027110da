package ai.honeyhive.it.process;

import ai.honeyhive.it.process.crac.Core;
import ai.honeyhive.tracer.HoneyHiveTracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A program of which a checkpoint is made between two spans, and that says what it finds before,
 * during and after it.
 */
public final class Checkpointed {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private Checkpointed() {}

  /** Runs the program; the argument is the directory of the spill. */
  public static void main(String[] args) throws Exception {
    System.setProperty("org.crac.Core.Compat", "ai.honeyhive.it.process.crac");
    HoneyHiveTracer tracer = HoneyHiveTracer.init();
    tracer.run("before", span -> {});
    tracer.flush();
    System.out.println("running " + threads() + open(args[0]));
    Core.atCheckpoint(() -> System.out.println("checkpoint " + threads() + open(args[0])
        + " delivered " + tracer.status().delivered()));
    org.crac.Core.checkpointRestore();
    tracer.run("after", span -> {});
    tracer.flush();
    System.out.println("restored " + threads() + open(args[0]));
    tracer.close();
  }

  /** Threads with connections. Workers and the cleaner have nothing open, and end by themselves. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().toLowerCase(Locale.ROOT).replaceAll("[0-9]", ""))
        .filter(name -> name.startsWith("honeyhive-http") || name.startsWith("httpclient-"))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Connections, what waits for them, and files of the spill. The JDK keeps a socket of its own,
   * not of TCP, once it has closed one.
   */
  private static List<String> open(String spill) {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files
          .map(Checkpointed::target)
          .filter(target ->
              isConnection(target) || target.startsWith("anon_inode:") || target.startsWith(spill))
          .map(target -> target.replaceAll("^.*/|[0-9]|[:\\[\\]]", ""))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isConnection(String target) {
    String inode = " " + target.replaceAll("[^0-9]", "") + " ";
    return target.startsWith("socket:")
        && Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .map(Path::of)
            .filter(Files::exists)
            .anyMatch(table -> read(table).contains(inode));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      // That of the listing itself.
      return "";
    }
  }
}
