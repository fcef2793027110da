package ai.honeyhive.client.runs;

import java.util.Locale;

/** How the values of a metric become one number. */
public enum AggregateFunction {
  /** The arithmetic mean; what the data plane takes when nothing is said. */
  AVERAGE,
  /** The smallest value. */
  MIN,
  /** The greatest value. */
  MAX,
  /** The value in the middle. */
  MEDIAN,
  /** The value that 90 of 100 do not exceed. */
  P90,
  /** The value that 95 of 100 do not exceed. */
  P95,
  /** The value that 99 of 100 do not exceed. */
  P99,
  /** All values added up. */
  SUM,
  /** How many values there are. */
  COUNT;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** {@return the name used on the wire, for example {@code average}} */
  public String wireName() {
    return wireName;
  }
}
