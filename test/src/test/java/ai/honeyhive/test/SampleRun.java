package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs a class of sample tests inside a test, with a short limit unless one is given. */
final class SampleRun {
  private final EngineExecutionResults results;

  private SampleRun(EngineExecutionResults results) {
    this.results = results;
  }

  static SampleRun of(Class<?> sample) {
    return of(sample, "PT0.3S");
  }

  static SampleRun of(Class<?> sample, String limit) {
    return new SampleRun(EngineTestKit.engine("junit-jupiter")
        .configurationParameter(HoneyHiveExtension.LIMIT, limit)
        .configurationParameter(Sample.PARAMETER, "true")
        .selectors(selectClass(sample))
        .execute());
  }

  /** Asserts that every test passed, and that there was one. */
  void passes() {
    assertThat(failures()).isEmpty();
    assertThat(results.testEvents().succeeded().count()).isPositive();
  }

  /** Asserts that exactly one test failed, and returns its failure. */
  Throwable failure() {
    assertThat(failures()).hasSize(1);
    return failures().get(0);
  }

  long passed() {
    return results.testEvents().succeeded().count();
  }

  List<Throwable> failures() {
    return results.allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  /** The names of the tests that failed. */
  List<String> failed() {
    return results.testEvents().failed().stream()
        .map(Event::getTestDescriptor)
        .map(test -> test.getDisplayName())
        .toList();
  }
}
