package ai.honeyhive.benchmarks.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java installation.
 *
 * @param name its feature version, such as {@code 17}
 */
public record Jdk(String name, Path home) {
  /** The one that runs this. */
  public static Jdk current() {
    return new Jdk(
        String.valueOf(Runtime.version().feature()), Path.of(System.getProperty("java.home")));
  }

  /** The one that runs this, and a JDK 25 where one is installed; says so when there is none. */
  public static List<Jdk> all() {
    List<Jdk> found = new ArrayList<>(List.of(current()));
    if (Runtime.version().feature() >= 25) {
      return found;
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(Path.of("/usr/lib/jvm"), "*25*")) {
      for (Path home : homes) {
        if (Files.isExecutable(home.resolve("bin/java"))) {
          found.add(new Jdk("25", home));
          return found;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println("No JDK 25 here: its rows are left out.");
    return found;
  }
}
