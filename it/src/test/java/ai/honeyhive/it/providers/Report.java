package ai.honeyhive.it.providers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of states and versions as text: {@code ok}, {@code ok*} where the version cannot do
 * better, {@code FAILED}, or {@code -} where it was not run.
 */
final class Report {
  private final List<OtelVersion> versions;
  private final Map<Scenario, Map<String, String>> rows = new LinkedHashMap<>();
  private final Map<String, String> marks = new TreeMap<>();
  private final Map<String, String> notRun = new TreeMap<>();
  private int cells;
  private int failed;
  private int assertions;
  private int refusals;

  Report(List<OtelVersion> versions) {
    this.versions = versions;
  }

  void ran(Scenario scenario, OtelVersion version, boolean holds) {
    String mark = scenario.on(version).mark();
    cells++;
    failed += holds ? 0 : 1;
    if (!mark.isEmpty()) {
      marks.put(mark, "");
    }
    put(scenario, version, holds ? (mark.isEmpty() ? "ok" : "ok*") : "FAILED");
  }

  void notRun(Scenario scenario, OtelVersion version, String why) {
    notRun.merge(why, scenario.name(), (all, one) -> all.contains(one) ? all : all + "; " + one);
    put(scenario, version, "-");
  }

  /** An assertion was seen to refuse that many outputs of other states. */
  void refused(int outputs) {
    assertions++;
    refusals += outputs;
  }

  private void put(Scenario scenario, OtelVersion version, String cell) {
    rows.computeIfAbsent(scenario, key -> new TreeMap<>()).put(version.name(), cell);
  }

  /** Writes the table, what was not run, and one line of figures. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("%-62s".formatted("state"));
    versions.forEach(version -> text.append("%-9s".formatted(version)));
    rows.forEach((scenario, row) -> {
      text.append("\n%-62s".formatted(scenario.name()));
      versions.forEach(
          version -> text.append("%-9s".formatted(row.getOrDefault(version.name(), ""))));
    });
    marks.keySet().forEach(mark -> text.append("\n* ").append(mark));
    notRun.forEach(
        (why, what) -> text.append("\nNOT RUN: ").append(what).append(": ").append(why));
    text.append(
        "\n%d of %d states hold on %d versions of OpenTelemetry, %d fresh JVMs each with and"
                .formatted(cells - failed, cells, versions.size(), cells)
            + " without HoneyHive; %d assertions, each refusing the output of %d other states on average\n"
                .formatted(assertions, assertions == 0 ? 0 : refusals / assertions));
    Files.writeString(file, text);
  }
}
