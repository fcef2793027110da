package ai.honeyhive.it.providers.programs;

import io.opentelemetry.sdk.OpenTelemetrySdk;

/** HoneyHive first, then the application registers its own OpenTelemetry as the global one. */
public final class GlobalClash {
  private GlobalClash() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    Ours ours = Ours.init("a");
    try {
      OpenTelemetrySdk.builder().buildAndRegisterGlobal();
      Say.that("clash", "none");
    } catch (IllegalStateException e) {
      Say.that("clash", e.getMessage());
      Say.that("cause", e.getCause());
      Say.that("left.by", Say.firstFrameOutside(e.getCause()));
    }
    ours.step("plan", () -> {});
    ours.close();
    Say.global();
  }
}
