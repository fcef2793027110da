package ai.honeyhive.tracer.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What {@code proof/capture} prints: a line {@code PART NUMBER WHAT} for each thing that held. */
public final class Figures {
  private static final Path FILE = Path.of("target", "capture.txt");

  private Figures() {}

  /** Says that so many of something held. */
  public static synchronized void held(String part, long number, String what) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          part + " " + number + " " + what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the proof wants to see a part fail. */
  public static boolean isSabotaged(String part) {
    return part.equals(System.getProperty("capture.sabotage"));
  }
}
