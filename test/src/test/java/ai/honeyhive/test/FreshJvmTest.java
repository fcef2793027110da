package ai.honeyhive.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What depends on being the first test of a JVM, or on how the JVM was started. */
class FreshJvmTest {
  static final class Main {
    private Main() {}

    public static void main(String[] args) throws ClassNotFoundException {
      SampleRun run = SampleRun.of(Class.forName(args[0]), "PT5S");
      run.failures().forEach(failure -> System.out.println(failure.getMessage()));
      System.out.println("passed: " + run.passed());
    }
  }

  private static String run(Class<?> sample, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), Main.class.getName(), sample.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @Test
  void failsEveryTestWhenTheStrictContextIsOff() throws Exception {
    assertThat(run(GlobalGuardTest.LeavesNothing.class))
        .contains("Cannot tell whether a scope was left open")
        .contains("-Dio.opentelemetry.context.enableStrictContext=true")
        .contains("passed: 0")
        .doesNotContain("(2)");
  }

  @Test
  void doesNotBlameTheFirstTestForWhatTheFirstServerBrings() throws Exception {
    String strict = "-Dio.opentelemetry.context.enableStrictContext=true";
    assertThat(run(HoneyHiveExtensionTest.UsesTheServer.class, strict)).contains("passed: 4");
  }
}
