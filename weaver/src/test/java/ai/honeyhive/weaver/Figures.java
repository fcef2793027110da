package ai.honeyhive.weaver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What {@code proof/capture} prints. */
final class Figures {
  private static final Path FILE = Path.of("target", "capture.txt");

  private Figures() {}

  static void held(String part, long number, String what) throws IOException {
    Files.createDirectories(FILE.getParent());
    String line = part + " " + number + " " + what + "\n";
    Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Whether the proof wants to see a part fail. */
  static boolean isSabotaged(String part) {
    return part.equals(System.getProperty("capture.sabotage"));
  }
}
