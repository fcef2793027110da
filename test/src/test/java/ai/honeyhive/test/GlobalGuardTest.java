package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

class GlobalGuardTest {
  @Test
  void failsForAGlobalLeftSetAndUnsetsIt() {
    SampleRun run = SampleRun.of(LeavesGlobal.class);
    assertThat(run.failed()).containsExactly("first()");
    assertThat(run.failure())
        .hasMessageContaining("The global OpenTelemetry was left set")
        .hasMessageContaining("resetForTest()")
        .hasMessageContaining("GlobalGuardTest$LeavesGlobal.first");
  }

  @Sample
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class LeavesGlobal {
    @Test
    @Order(1)
    void first() {
      GlobalOpenTelemetry.set(OpenTelemetry.noop());
    }

    @Test
    @Order(2)
    void secondCanSetItsOwn() {
      GlobalOpenTelemetry.set(OpenTelemetry.noop());
      GlobalOpenTelemetry.resetForTest();
    }
  }

  @Test
  void failsForANoopLatchedByReading() {
    assertThat(SampleRun.of(ReadsGlobal.class).failure())
        .hasMessageContaining("get() on an unset global sets a no-op")
        .hasMessageContaining("GlobalGuardTest$ReadsGlobal.reads");
  }

  @Sample
  static class ReadsGlobal {
    @Test
    void reads() {
      GlobalOpenTelemetry.get();
    }
  }

  @Test
  void saysThatAnotherLeftItBefore() {
    GlobalOpenTelemetry.set(OpenTelemetry.noop());
    assertThat(SampleRun.of(LeavesNothing.class).failure())
        .hasMessageContaining("was set before the test began")
        .hasMessageContaining("GlobalGuardTest.saysThatAnotherLeftItBefore");
    SampleRun.of(LeavesNothing.class).passes();
  }

  @Sample
  static class LeavesNothing {
    @Test
    void runs() {}
  }
}
