package ai.honeyhive.server.internal.scores;

/**
 * One value of one metric, on one event.
 *
 * @param type the event's type
 * @param value a number, a boolean or text, as the event has it
 */
record Reading(MetricKey key, String type, Object value) {

  /** Whether the value is one that is aggregated. */
  boolean isNumeric() {
    return value instanceof Number || value instanceof Boolean;
  }

  /** The value as it is aggregated: true is 1. */
  double number() {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
