package ai.honeyhive.tracer.internal.processing.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be replaced in a text. Not thread-safe. */
final class Marks {
  private static final String BEFORE = "[REDACTED:";
  private static final Comparator<Mark> ORDER =
      Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder());

  /** A part of the text; without a kind, it is the new form of a part that is counted already. */
  private record Mark(int start, int end, @Nullable String kind, String replacement) {}

  private final List<Mark> marks = new ArrayList<>(0);

  /** What stands in the place of something of that kind. */
  static String replacement(String kind) {
    return BEFORE + kind + ']';
  }

  /** Whether such a replacement begins there. */
  static boolean isReplacement(String text, int at) {
    return text.startsWith(BEFORE, at);
  }

  void add(int start, int end, String kind) {
    add(start, end, kind, "");
  }

  /** With quotes around the replacement. */
  void add(int start, int end, String kind, String quote) {
    if (start < end) {
      marks.add(new Mark(start, end, kind, quote + replacement(kind) + quote));
    }
  }

  /** Puts another text in the place of a part. */
  void replace(int start, int end, String with) {
    marks.add(new Mark(start, end, null, with));
  }

  boolean isEmpty() {
    return marks.isEmpty();
  }

  /** The text with all replaced; each kind is told as often as it was found. */
  String applyTo(String text, Consumer<String> counted) {
    if (marks.isEmpty()) {
      return text;
    }
    marks.sort(ORDER);
    StringBuilder result = new StringBuilder(text.length());
    int done = 0;
    for (Mark mark : marks) {
      if (mark.start() >= done) {
        result.append(text, done, mark.start()).append(mark.replacement());
        if (mark.kind() != null) {
          counted.accept(mark.kind());
        }
      }
      // What begins in one that is replaced goes with it, to its own end.
      done = Math.max(done, mark.end());
    }
    return result.append(text, done, text.length()).toString();
  }
}
