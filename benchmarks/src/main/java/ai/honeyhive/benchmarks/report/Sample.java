package ai.honeyhive.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was measured in several rounds. */
public final class Sample {
  private final List<Double> values = new ArrayList<>();

  /** Adds a round. */
  public void add(double value) {
    values.add(value);
  }

  /** The middle; the upper one of two. */
  public double median() {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }

  /** The average, for what is all or nothing. */
  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** This sample's rounds, each divided by the other's of the same number. */
  public Sample over(Sample other) {
    Sample ratios = new Sample();
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return ratios;
  }

  /** The median and, in brackets, the smallest and the largest, as such a number. */
  public String text(String format) {
    return values.isEmpty()
        ? "–"
        : String.format(
            Locale.ROOT,
            format + " (" + format + "–" + format + ")",
            median(),
            Collections.min(values),
            Collections.max(values));
  }

  /** Rounds. */
  public int size() {
    return values.size();
  }
}
