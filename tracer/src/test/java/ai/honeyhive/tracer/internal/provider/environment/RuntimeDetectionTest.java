package ai.honeyhive.tracer.internal.provider.environment;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.tracer.config.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a process from its variables and files. */
class RuntimeDetectionTest {
  @TempDir
  private Path root;

  private RuntimeProfile detect(Map<String, String> environment) {
    return RuntimeDetection.of(new Sources(environment, new Properties(), root));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "NOTHING=, STANDARD",
        "AWS_LAMBDA_FUNCTION_NAME=orders, LAMBDA",
        "AWS_LAMBDA_RUNTIME_API=127.0.0.1:9001, LAMBDA",
        "AWS_LAMBDA_FUNCTION_NAME=orders;KUBERNETES_SERVICE_HOST=10.0.0.1, LAMBDA",
        "KUBERNETES_SERVICE_HOST=10.0.0.1, KUBERNETES",
        "AWS_LAMBDA_FUNCTION_NAME=, STANDARD",
      })
  void detect_variables_tellTheProfile(String variables, RuntimeProfile expected) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(";")) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }

    assertThat(detect(environment)).isEqualTo(expected);
  }

  @Test
  void detect_filesOfAServiceAccount_tellAPod() throws IOException {
    Path file = root.resolve("var/run/secrets/kubernetes.io/serviceaccount/namespace");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "shop");

    assertThat(detect(Map.of())).isEqualTo(RuntimeProfile.KUBERNETES);
  }

  @Test
  void ofProcess_asksOnce() {
    assertThat(RuntimeDetection.ofProcess(false)).isSameAs(RuntimeDetection.ofProcess(false));
  }
}
