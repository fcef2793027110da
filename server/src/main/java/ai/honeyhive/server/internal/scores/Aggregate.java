package ai.honeyhive.server.internal.scores;

import ai.honeyhive.server.internal.http.HttpFailure;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes one number of many. */
public enum Aggregate {
  AVERAGE {
    @Override
    double of(double[] values) {
      return SUM.of(values) / values.length;
    }
  },
  MIN {
    @Override
    double of(double[] values) {
      return Arrays.stream(values).min().orElse(0);
    }
  },
  MAX {
    @Override
    double of(double[] values) {
      return Arrays.stream(values).max().orElse(0);
    }
  },
  MEDIAN {
    @Override
    double of(double[] values) {
      return percentile(values, 50);
    }
  },
  P90 {
    @Override
    double of(double[] values) {
      return percentile(values, 90);
    }
  },
  P95 {
    @Override
    double of(double[] values) {
      return percentile(values, 95);
    }
  },
  P99 {
    @Override
    double of(double[] values) {
      return percentile(values, 99);
    }
  },
  SUM {
    @Override
    double of(double[] values) {
      return Arrays.stream(values).sum();
    }
  },
  COUNT {
    @Override
    double of(double[] values) {
      return values.length;
    }
  };

  /**
   * Aggregates values.
   *
   * @param values one at least
   */
  abstract double of(double[] values);

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds the function for a name from the wire; without a name it is the average. */
  public static Aggregate parse(String text) {
    if (text.isEmpty()) {
      return AVERAGE;
    }
    for (Aggregate aggregate : values()) {
      if (aggregate.wireName().equalsIgnoreCase(text)) {
        return aggregate;
      }
    }
    String known =
        Arrays.stream(values()).map(Aggregate::wireName).collect(Collectors.joining(", "));
    throw HttpFailure.badRequest("aggregate_function must be one of " + known + ": " + text);
  }

  /** Between two values that are nearest to the place, in proportion. */
  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = percent / 100.0 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
  }
}
