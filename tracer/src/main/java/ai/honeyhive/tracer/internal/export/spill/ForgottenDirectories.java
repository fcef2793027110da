package ai.honeyhive.tracer.internal.export.spill;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the directories of destinations that nobody opens any more, such as one of a former key:
 * what is in them would stay on disk for ever.
 */
final class ForgottenDirectories {
  private ForgottenDirectories() {}

  /** Those in which everything is too old. */
  static List<Path> in(Path root, SpillSettings settings) {
    long limit = settings.clock().millis() - settings.maxAge().toMillis();
    List<Path> forgotten = new ArrayList<>();
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, SpillName::isOf)) {
      for (Path directory : directories) {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
            && isOlderThan(limit, directory)) {
          forgotten.add(directory);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // The next process looks again.
    }
    return forgotten;
  }

  private static boolean isOlderThan(long limit, Path directory) throws IOException {
    boolean some = false;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.spill")) {
      for (Path file : files) {
        some = true;
        if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis() >= limit) {
          return false;
        }
      }
    }
    return some;
  }
}
