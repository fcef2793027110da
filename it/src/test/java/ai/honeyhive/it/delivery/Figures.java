package ai.honeyhive.it.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The times of several rounds of one thing, and where the proof finds them. */
final class Figures {
  private static final Path FILE = Path.of("target", "delivery-figures.md");

  private final List<Duration> times = new ArrayList<>();

  void add(Duration time) {
    times.add(time);
  }

  Duration median() {
    List<Duration> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** Writes a row: what it is, median and longest, and what it must not exceed. */
  void write(String what, Duration budget) {
    write(what, seconds(median()) + " (" + seconds(Collections.max(times)) + ")", seconds(budget));
  }

  /** Writes a row of words. */
  static void write(String what, String seen, String must) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          "| " + what + " | " + seen + " | " + must + " |\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }
}
