package ai.honeyhive.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an application that was undeployed, when it brought its own copy of the SDK. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class DiscardedTest {

  @ParameterizedTest
  @ValueSource(strings = {"close", "forget"})
  void undeploy_classLoader_isCollected(String what) throws Exception {
    Jvm.Ended ended = run(what);

    assertThat(ended).isEqualTo(new Jvm.Ended(0, "deployed 2, left 0\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = "late")
  void undeploy_spansAfterwards_areNoOpsWithoutAWord(String what) throws Exception {
    Jvm.Ended ended = run(what);

    assertThat(ended).isEqualTo(new Jvm.Ended(0, "deployed 2, left 0\n"));
  }

  private static Jvm.Ended run(String what) throws Exception {
    return Jvm.run(Path.of("."), Discarded.class.getName(), Map.of(), what, "2");
  }
}
