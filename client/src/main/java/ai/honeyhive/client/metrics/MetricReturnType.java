package ai.honeyhive.client.metrics;

import org.jspecify.annotations.Nullable;

/** What a metric comes to. One that is not among the constants is kept as it is. Immutable. */
public final class MetricReturnType {
  /** A number. */
  public static final MetricReturnType FLOAT = new MetricReturnType("float");

  /** True or false. */
  public static final MetricReturnType BOOLEAN = new MetricReturnType("boolean");

  /** Text. */
  public static final MetricReturnType STRING = new MetricReturnType("string");

  /** One of its categories. */
  public static final MetricReturnType CATEGORICAL = new MetricReturnType("categorical");

  private final String wireName;

  private MetricReturnType(String wireName) {
    this.wireName = wireName;
  }

  /**
   * {@return the one of this name}
   *
   * @param wireName the name used on the wire
   */
  public static MetricReturnType of(String wireName) {
    return new MetricReturnType(wireName);
  }

  /** {@return the name used on the wire, for example {@code float}} */
  public String wireName() {
    return wireName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MetricReturnType that && wireName.equals(that.wireName);
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
