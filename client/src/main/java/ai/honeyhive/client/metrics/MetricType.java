package ai.honeyhive.client.metrics;

import org.jspecify.annotations.Nullable;

/** Who computes a metric. One that is not among the constants is kept as it is. Immutable. */
public final class MetricType {
  /** Code in Python. */
  public static final MetricType PYTHON = new MetricType("PYTHON");

  /** A model. */
  public static final MetricType LLM = new MetricType("LLM");

  /** People. */
  public static final MetricType HUMAN = new MetricType("HUMAN");

  private final String wireName;

  private MetricType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * {@return the one of this name}
   *
   * @param wireName the name used on the wire
   */
  public static MetricType of(String wireName) {
    return new MetricType(wireName);
  }

  /** {@return the name used on the wire, for example {@code PYTHON}} */
  public String wireName() {
    return wireName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricType that && wireName.equals(that.wireName);
  }

  @Override
  public int hashCode() {
    return wireName.hashCode();
  }

  @Override
  public String toString() {
    return wireName;
  }
}
