package ai.honeyhive.tracer.internal.provider.propagation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What services tell each other, and by which names. */
enum Field {
  TRACER("t", 64, "honeyhive_tracer_id"),
  SESSION("s", 36, "session_id"),
  SESSION_NAME("n", 128, "session_name"),
  RUN("r", 128, "run_id"),
  DATASET("d", 128, "dataset_id"),
  DATAPOINT("p", 128, "datapoint_id"),
  SOURCE("o", 128, "source"),
  PROJECT("j", 128, "project");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String letter;
  private final int longest;
  private final String python;

  Field(String letter, int longest, String python) {
    this.letter = letter;
    this.longest = longest;
    this.python = python;
  }

  /** Its name in the packed entry. */
  String letter() {
    return letter;
  }

  /** The name of its baggage entry in HoneyHive's Python SDK. */
  String python() {
    return python;
  }

  /** The names of entries that are read as well, and that nobody but HoneyHive has. */
  List<String> aliases() {
    return switch (this) {
      case SESSION, SOURCE, PROJECT -> List.of("honeyhive_" + python, "honeyhive." + python);
      default -> List.of();
    };
  }

  /** Whether its name is nobody's but HoneyHive's. */
  boolean isMark() {
    return this == TRACER;
  }

  static @Nullable Field ofLetter(String letter) {
    for (Field field : values()) {
      if (field.letter.equals(letter)) {
        return field;
      }
    }
    return null;
  }

  /** The text when it can be a value of this field, else null; a session in lower case. */
  @Nullable
  String checked(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > longest || !isPrintable(text)) {
      return null;
    }
    if (this == SESSION) {
      return UUID.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : null;
    }
    return text;
  }

  private static boolean isPrintable(String text) {
    return text.codePoints().noneMatch(Field::isUnprintable);
  }

  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isISOControl(codePoint)
        || type == Character.SURROGATE
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || codePoint == '\uFFFD';
  }
}
