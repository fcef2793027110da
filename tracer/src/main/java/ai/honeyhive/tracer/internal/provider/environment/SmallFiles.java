package ai.honeyhive.tracer.internal.provider.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files of the system, read up to a limit; one that cannot be read is empty. */
final class SmallFiles {
  private static final int LIMIT = 64 * 1024;

  private final Path root;

  SmallFiles(Path root) {
    this.root = root;
  }

  String text(String path) {
    try (FileInputStream in = new FileInputStream(root.resolve(path).toFile())) {
      return new String(in.readNBytes(LIMIT), UTF_8);
    } catch (IOException | SecurityException e) {
      return "";
    }
  }

  /** Where a symbolic link leads, or nothing. */
  String link(String path) {
    try {
      return Files.readSymbolicLink(root.resolve(path)).toString();
    } catch (IOException | SecurityException | UnsupportedOperationException e) {
      return "";
    }
  }

  /** The file's content without white space around it, or null when there is none. */
  @Nullable
  String word(String path) {
    String text = text(path).strip();
    return text.isEmpty() ? null : text;
  }
}
