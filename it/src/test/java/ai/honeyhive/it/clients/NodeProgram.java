package ai.honeyhive.it.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.honeyhive.it.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code it/node}, run by Node.js. Its packages are installed by
 * {@code proof/dataplane}; where they are not, the tests are skipped and say so.
 */
final class NodeProgram {
  private static final Path NODE = Repository.ROOT.resolve("it/node");
  private static final int SECONDS = 120;

  private NodeProgram() {}

  /** Skips the running test unless the packages of a directory are installed. */
  static void assumeInstalled(String directory) {
    assumeTrue(
        Files.isDirectory(NODE.resolve(directory).resolve("node_modules")),
        () -> "npm packages are missing: run proof/dataplane, or npm install in it/node/"
            + directory);
  }

  /**
   * Runs a program to its end.
   *
   * @param file the program, below {@code it/node}
   * @return what it printed
   * @throws AssertionError when it fails; the message is what it printed
   */
  static String run(String file, String... arguments) throws IOException, InterruptedException {
    Path program = NODE.resolve(file);
    List<String> command = new ArrayList<>(List.of("node", program.toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("node", ".out");
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    try {
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      String printed = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            file + (ended ? " failed" : " did not end in " + SECONDS + " s") + ":\n" + printed);
      }
      return printed;
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
