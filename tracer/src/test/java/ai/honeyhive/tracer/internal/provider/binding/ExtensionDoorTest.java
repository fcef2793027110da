package ai.honeyhive.tracer.internal.provider.binding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.internal.diagnostics.Counters;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without an agent, as with one whose door cannot be opened. */
class ExtensionDoorTest {
  private final ExtensionDoor door = ExtensionDoor.find();

  @Test
  void flush_whenNothingIsKnown_isNotASuccess() {
    assertThat(door.flush(Duration.ofSeconds(5))).isFalse();
  }

  @Test
  void counters_whenNothingIsKnown_showWhatWasStartedAsPending() {
    Counters here = new Counters();
    here.started();
    here.unsampled();

    assertThat(door.counts(here).toArray()).startsWith(1, 1, 1, 0, 0, 0);
  }
}
