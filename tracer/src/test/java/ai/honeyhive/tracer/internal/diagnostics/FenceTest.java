package ai.honeyhive.tracer.internal.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.AllowLogs;
import ai.honeyhive.test.HoneyHiveExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HoneyHiveExtension.class)
class FenceTest {
  private final Diagnostics diagnostics = new Diagnostics();
  private final Fence fence = new Fence(diagnostics);

  @Test
  @AllowLogs(matching = "HH901: Doing failed \\(NoSuchMethodError: gone\\)")
  void run_anyThrowable_stopsHereAndIsSaidOnce() {
    for (int i = 0; i < 3; i++) {
      fence.run("Doing", () -> {
        throw new NoSuchMethodError("gone");
      });
    }

    assertThat(fence.stopped()).isEqualTo(3);
  }

  @Test
  @AllowLogs(matching = "HH901")
  void call_throwing_givesTheFallback() {
    String result = fence.call(
        "Asking",
        () -> {
          throw new IllegalStateException();
        },
        "fallback");

    assertThat(result).isEqualTo("fallback");
  }

  @Test
  void call_working_givesTheResult() {
    assertThat(fence.call("Asking", () -> "result", "fallback")).isEqualTo("result");
    assertThat(fence.stopped()).isZero();
  }
}
