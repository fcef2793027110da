package ai.honeyhive.it.delivery.program;

import ai.honeyhive.tracer.HoneyHiveTracer;
import ai.honeyhive.tracer.TracerStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a program says, a line for each thing, and how its parent reads it. */
public final class Words {
  /** The program is where its parent waits for it. */
  public static final String READY = "READY";

  private static final String COUNTS = "COUNTS ";
  private static final String WARNINGS = "WARNINGS ";
  private static final String IDS = "IDS ";
  private static final String TOOK = "TOOK ";

  private Words() {}

  /** Says what became of the spans, in one piece: two threads may speak. */
  public static synchronized void say(HoneyHiveTracer tracer, EndedSpans spans, long nanos) {
    TracerStatus status = tracer.status();
    StringBuilder text = new StringBuilder(TOOK).append(nanos).append('\n');
    text.append(COUNTS);
    Counts.of(status)
        .numbers()
        .forEach((name, number) -> text.append(name).append('=').append(number).append(','));
    text.append('\n')
        .append(WARNINGS)
        .append(String.join(",", status.warnings()))
        .append('\n');
    text.append(IDS).append(String.join(",", spans.ids())).append('\n');
    System.out.print(text);
    System.out.flush();
  }

  /** Says only the counts. */
  public static void count(HoneyHiveTracer tracer) {
    System.out.println(counts(tracer.status()));
  }

  private static String counts(TracerStatus status) {
    StringBuilder text = new StringBuilder(COUNTS);
    Counts.of(status)
        .numbers()
        .forEach((name, number) -> text.append(name).append('=').append(number).append(','));
    return text.toString();
  }

  /** Tells the parent that the program is ready. */
  public static void ready() {
    System.out.println(READY);
  }

  public static Counts counts(List<String> lines) {
    Map<String, Long> numbers = new TreeMap<>();
    for (String entry : list(lines, COUNTS)) {
      int equals = entry.indexOf('=');
      numbers.put(entry.substring(0, equals), Long.valueOf(entry.substring(equals + 1)));
    }
    return new Counts(numbers);
  }

  public static List<String> warnings(List<String> lines) {
    return list(lines, WARNINGS);
  }

  public static Set<String> ids(List<String> lines) {
    return new TreeSet<>(list(lines, IDS));
  }

  public static long nanos(List<String> lines) {
    return Long.parseLong(list(lines, TOOK).get(0));
  }

  /** What is none of the program's words. */
  public static List<String> others(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.equals(READY))
        .filter(line -> !line.matches("(COUNTS|WARNINGS|IDS|TOOK) .*"))
        .toList();
  }

  private static List<String> list(List<String> lines, String kind) {
    String line = lines.stream()
        .filter(said -> said.startsWith(kind))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("the program did not say " + kind + ": " + lines));
    return Arrays.stream(line.substring(kind.length()).split(","))
        .filter(entry -> !entry.isEmpty())
        .toList();
  }
}
