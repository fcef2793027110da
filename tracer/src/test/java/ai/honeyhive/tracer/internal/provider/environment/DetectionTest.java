package ai.honeyhive.tracer.internal.provider.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be told of a process from its variables, its JVM and the kernel's files. */
class DetectionTest {
  private static final String ID =
      "4f1c7e0a9b3d5826f0e1d2c3b4a5968778695a4b3c2d1e0f6285d3b9a0e7c1f4";

  @TempDir
  private Path root;

  private final Properties properties = new Properties();

  private Map<String, Object> detect(Map<String, String> environment) {
    Map<String, Object> attributes = new TreeMap<>();
    new Detection(new Sources(environment, properties, root))
        .attributes()
        .forEach((key, value) -> attributes.put(key.getKey(), value));
    return attributes;
  }

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void detect_nothingKnown_isTheProcessOnly() {
    assertThat(detect(Map.of()))
        .containsExactly(entry("process.pid", ProcessHandle.current().pid()));
  }

  @Test
  void detect_lambda_namesFunctionAndCloud() {
    assertThat(detect(Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "orders",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/20/[$LATEST]9f",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
            "AWS_REGION", "eu-south-1")))
        .contains(
            entry("service.name", "orders"),
            entry("faas.name", "orders"),
            entry("faas.version", "$LATEST"),
            entry("faas.instance", "2026/11/20/[$LATEST]9f"),
            entry("faas.max_memory", 536_870_912L),
            entry("cloud.provider", "aws"),
            entry("cloud.platform", "aws_lambda"),
            entry("cloud.region", "eu-south-1"));
  }

  @ParameterizedTest
  @CsvSource({"much", "9223372036854775807"})
  void detect_lambdaMemoryThatIsNone_isLeftOut(String memory) {
    assertThat(detect(Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "orders", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory)))
        .containsKey("faas.name")
        .doesNotContainKey("faas.max_memory");
  }

  @Test
  void detect_awsRegionWithoutLambda_saysNothing() {
    assertThat(detect(Map.of("AWS_REGION", "eu-south-1"))).containsOnlyKeys("process.pid");
  }

  @Test
  void detect_kubernetes_namesPodAndNamespace() throws IOException {
    file("var/run/secrets/kubernetes.io/serviceaccount/namespace", "shop\n");

    assertThat(detect(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1", "HOSTNAME", "till-7d9f-x2x")))
        .contains(
            entry("k8s.pod.name", "till-7d9f-x2x"),
            entry("k8s.namespace.name", "shop"),
            entry("host.name", "till-7d9f-x2x"));
  }

  @Test
  void detect_kubernetesWithoutHostVariable_namesThePodAfterTheHost() throws IOException {
    file("proc/sys/kernel/hostname", "till-7d9f-x2x\n");

    assertThat(detect(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))
        .containsEntry("k8s.pod.name", "till-7d9f-x2x")
        .doesNotContainKey("k8s.namespace.name");
  }

  @Test
  void detect_host_isTheKernelsWordThenAVariable() throws IOException {
    assertThat(detect(Map.of("COMPUTERNAME", "WINDOWS"))).containsEntry("host.name", "WINDOWS");
    file("proc/sys/kernel/hostname", "kernel\n");
    assertThat(detect(Map.of("HOSTNAME", "shell"))).containsEntry("host.name", "kernel");
  }

  @Test
  void detect_container_isTheCgroupsThenTheMounts() throws IOException {
    file("proc/self/mountinfo", "9 8 0:1 /docker/containers/" + ID + "/hosts /etc/hosts rw - a b");
    assertThat(detect(Map.of())).containsEntry("container.id", ID);

    file("proc/self/cgroup", "1:cpu:/docker/" + ID.replace('4', '5') + "\n");
    assertThat(detect(Map.of())).containsEntry("container.id", ID.replace('4', '5'));
  }

  @Test
  void detect_fileThatIsADirectory_isLeftOut() throws IOException {
    Files.createDirectories(root.resolve("proc/self/cgroup"));

    assertThat(detect(Map.of())).doesNotContainKey("container.id");
  }

  @Test
  void detect_linkOfTheKernel_isTheProcess() throws IOException {
    Files.createDirectories(root.resolve("proc"));
    Files.createSymbolicLink(root.resolve("proc/self"), Path.of("4711"));

    assertThat(detect(Map.of())).containsEntry("process.pid", 4711L);
  }

  @ParameterizedTest
  @CsvSource({
    "amd64, amd64",
    "x86_64, amd64",
    "aarch64, arm64",
    "arm, arm32",
    "i386, x86",
    "ppc64le, ppc64",
    "s390x, s390x",
    "riscv64, riscv64"
  })
  void detect_architecture_isOpenTelemetrysName(String ofTheJvm, String name) {
    properties.setProperty("os.arch", ofTheJvm);

    assertThat(detect(Map.of())).containsEntry("host.arch", name);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, linux",
    "Mac OS X, darwin",
    "Windows Server 2022, windows",
    "FreeBSD, freebsd",
    "AIX, aix",
    "SunOS, solaris",
    "HP-UX, hpux",
    "z/OS, zos"
  })
  void detect_operatingSystem_isOpenTelemetrysName(String ofTheJvm, String name) {
    properties.setProperty("os.name", ofTheJvm);

    assertThat(detect(Map.of())).containsEntry("os.type", name);
  }
}
