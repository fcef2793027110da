package ai.honeyhive.server.internal.scores;

import java.util.Comparator;

/** What is aggregated together: one metric of the events with one name. */
record MetricKey(String metric, String event) implements Comparable<MetricKey> {
  private static final Comparator<MetricKey> ORDER =
      Comparator.comparing(MetricKey::metric).thenComparing(MetricKey::event);

  @Override
  public int compareTo(MetricKey other) {
    return ORDER.compare(this, other);
  }
}
