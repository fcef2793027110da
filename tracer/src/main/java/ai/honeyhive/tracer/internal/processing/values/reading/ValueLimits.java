package ai.honeyhive.tracer.internal.processing.values.reading;

/**
 * How much of one value is recorded. What goes beyond is cut, and the place says how much is
 * missing.
 *
 * @param depth levels of maps, lists and objects within each other
 * @param entries entries of one map or list
 * @param string characters of one text
 * @param total bytes of the JSON text of one value
 */
public record ValueLimits(int depth, int entries, int string, int total) {
  /** 16 levels, 10,000 entries, 1 Mi characters a text, 1 MiB a value. */
  public static final ValueLimits DEFAULT = new ValueLimits(16, 10_000, 1 << 20, 1 << 20);

  public ValueLimits {
    if (depth < 1 || entries < 1 || string < 1 || total < 1) {
      throw new IllegalArgumentException("limits of values must be positive");
    }
  }

  /** The same limits, with another for the whole of a value. */
  public ValueLimits total(int bytes) {
    return new ValueLimits(depth, entries, string, bytes);
  }
}
