package ai.honeyhive.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, seen from the module the tests run in. */
public final class Repository {
  /** The root directory. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Repository() {}

  /** The text of a file below the root. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files below a directory whose name ends so, sorted. */
  public static List<Path> files(Path directory, String suffix) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Java sources of a module, {@code main} or {@code test}. */
  public static List<Path> sources(String module, String kind) {
    return files(ROOT.resolve(module).resolve("src").resolve(kind).resolve("java"), ".java");
  }
}
