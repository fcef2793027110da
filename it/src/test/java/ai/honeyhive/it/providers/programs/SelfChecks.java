package ai.honeyhive.it.providers.programs;

import ai.honeyhive.tracer.HoneyHiveTracer;
import java.time.Duration;

/** A self-check of a tracer whose server answers, and of one whose server is not there. */
public final class SelfChecks {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private SelfChecks() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    Ours ours = Ours.init("a");
    Say.that("check.a", ours.tracer().selfCheck(TIMEOUT));
    try (HoneyHiveTracer unreachable =
        HoneyHiveTracer.builder().serverUrl("http://127.0.0.1:9").build()) {
      Say.that("check.unreachable", unreachable.selfCheck(Duration.ofSeconds(1)));
      unreachable.close(Duration.ZERO);
    }
    ours.close();
  }
}
