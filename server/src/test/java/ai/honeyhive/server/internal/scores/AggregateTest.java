package ai.honeyhive.server.internal.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One number of many; what is expected was computed by hand. */
class AggregateTest {
  private static final double[] TEN = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};

  @ParameterizedTest
  @CsvSource({
    // Place p/100 * 9 in 1..10: 4.5, 8.1, 8.55, 8.91 behind the first.
    "average, 5.5",
    "min, 1",
    "max, 10",
    "median, 5.5",
    "p90, 9.1",
    "p95, 9.55",
    "p99, 9.91",
    "sum, 55",
    "count, 10"
  })
  void of_tenNumbers_isAsComputedByHand(String name, double expected) {
    assertThat(Aggregate.parse(name).of(TEN)).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "average, -2.5",
    "min, -2.5",
    "max, -2.5",
    "median, -2.5",
    "p90, -2.5",
    "p99, -2.5",
    "sum, -2.5",
    "count, 1"
  })
  void of_oneNumber_isThatNumber(String name, double expected) {
    assertThat(Aggregate.parse(name).of(new double[] {-2.5})).isEqualTo(expected);
  }

  @Test
  void of_oddCount_theMedianIsTheMiddle() {
    assertThat(Aggregate.MEDIAN.of(new double[] {5, 1, 100})).isEqualTo(5);
  }

  @Test
  void of_doesNotSortTheGivenNumbers() {
    double[] values = {3, 1, 2};
    Aggregate.P95.of(values);
    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  void parse_namesAndNone() {
    assertThat(Aggregate.parse("")).isEqualTo(Aggregate.AVERAGE);
    assertThat(Aggregate.parse("P95")).isEqualTo(Aggregate.P95);
    assertThatThrownBy(() -> Aggregate.parse("mode"))
        .hasMessage("aggregate_function must be one of average, min, max, median, p90, p95, p99,"
            + " sum, count: mode");
  }
}
