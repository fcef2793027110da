package ai.honeyhive.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of a run, and its last line. */
public final class Report {
  private final String benchmark;
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final List<String> budgets = new ArrayList<>();
  private int met;

  public Report(String benchmark) {
    this.benchmark = benchmark;
    System.out.printf(
        "%s: JDK %s, %d processors, load %s%n",
        benchmark,
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        load());
  }

  /** The load of the machine over the last minute, five and fifteen. */
  public static String load() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" \\d+/", 2)[0];
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Starts a table. */
  public void table(String title, String... columns) {
    System.out.println("\n" + title + " (load " + load() + ")");
    row((Object[]) columns);
    row(java.util.Collections.nCopies(columns.length, "---").toArray());
  }

  /** Prints a row of a table. */
  public void row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    System.out.println(line);
  }

  /** Notes a figure for the last line. */
  public void figure(String name, double value) {
    figures.put(name, value);
  }

  /** Holds a figure against the least it may be, and says how that went. */
  public String atLeast(String name, double value, double budget) {
    return check(name, value, "≥ " + plain(budget), value >= budget);
  }

  /** Holds a figure against the most it may be, and says how that went. */
  public String atMost(String name, double value, double budget) {
    return check(name, value, "≤ " + plain(budget), value <= budget);
  }

  private String check(String name, double value, String budget, boolean holds) {
    budgets.add(String.format(
        Locale.ROOT,
        "\"%s\":{\"value\":%.3f,\"budget\":\"%s\",\"met\":%b}",
        name,
        Double.isFinite(value) ? value : -1,
        budget,
        holds));
    met += holds ? 1 : 0;
    return budget + (holds ? " met" : " MISSED");
  }

  private static String plain(double budget) {
    return budget == Math.rint(budget) ? String.valueOf((long) budget) : String.valueOf(budget);
  }

  /** Prints the last line. */
  public void end() {
    StringBuilder line = new StringBuilder("RESULT {\"benchmark\":\"" + benchmark + "\"");
    line.append(",\"load\":\"").append(load()).append('"');
    figures.forEach((name, value) -> line.append(
        String.format(Locale.ROOT, ",\"%s\":%.3f", name, Double.isFinite(value) ? value : -1)));
    line.append(",\"budgets\":{").append(String.join(",", budgets)).append('}');
    line.append(",\"met\":").append(met).append(",\"missed\":").append(budgets.size() - met);
    System.out.println("\n" + line + "}");
  }
}
