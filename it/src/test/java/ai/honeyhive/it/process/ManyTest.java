package ai.honeyhive.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Small versions of what {@code proof/lifecycle} does in large. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class ManyTest {

  @Test
  void recordFlushAndClose_atOnce_nobodyHangsAndEverySpanIsCounted() throws Exception {
    Jvm.Ended ended = Jvm.run(Path.of("."), Rounds.class.getName(), Map.of(), "100");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).startsWith("100 rounds, 0 hangs, 0 wrong sums");
  }

  @Test
  void manyTracers_heldAndForgotten_stayWithinTheirBounds() throws Exception {
    Jvm.Ended ended = Jvm.run(Path.of("."), ManyTracers.class.getName(), Map.of(), "50");

    assertThat(ended.exitCode()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("50 delivered").contains("0 not reclaimed, 0 threads");
  }
}
