package ai.honeyhive.server.internal.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The numbers of one metric. */
final class Series {
  private final List<Datapoint> datapoints = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private double[] values = new double[8];

  void add(Datapoint datapoint, Reading reading) {
    if (readings.size() == values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    values[readings.size()] = reading.number();
    datapoints.add(datapoint);
    readings.add(reading);
  }

  double[] values() {
    return Arrays.copyOf(values, readings.size());
  }

  /** The type of the events; of several the first by name. */
  String eventType() {
    return readings.stream().map(Reading::type).min(String::compareTo).orElse("");
  }

  /** The datapoints that this metric fails. */
  Set<String> failed(PassRules rules) {
    Set<String> failed = new LinkedHashSet<>();
    for (int i = 0; i < readings.size(); i++) {
      if (rules.fails(readings.get(i))) {
        failed.add(datapoints.get(i).name());
      }
    }
    return failed;
  }

  /** The datapoints that have this metric. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    datapoints.forEach(datapoint -> names.add(datapoint.name()));
    return names;
  }
}
