package ai.honeyhive.it.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.honeyhive.it.Repository;
import ai.honeyhive.it.identity.TwoServices.Launch;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.TestServer;
import ai.honeyhive.tracer.config.PropagationConfig.Inbound;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who a request is, in two processes and a third; and what nobody can make of it by headers. */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class IdentityTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String SPRING = System.getProperty("identity.spring");

  @Test
  void identity_betweenJdkClientAndJdkServer_isOneAndNobodyElses(TestServer server)
      throws Exception {
    run(server, "jdk", jdk(Inbound.EXPLICIT));
  }

  @Test
  void identity_betweenJdkClientAndSpringBoot_isOneAndNobodyElses(
      TestServer server, @TempDir Path classes) throws Exception {
    assumeTrue(SPRING != null, "proof/identity brings Spring Boot");
    String frameworks;
    try (Stream<Path> jars = Files.list(Path.of(SPRING))) {
      frameworks = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
    String classPath = String.join(File.pathSeparator, classes.toString(), frameworks, ours());
    compile(Repository.ROOT.resolve("it/identity/src/SpringShop.java"), classPath, classes);

    // Tomcat itself refuses what HTTP forbids.
    run(
        server,
        "spring",
        new Launch(classPath, "ai.honeyhive.proof.SpringShop", false, Inbound.EXPLICIT));
  }

  @Test
  void identity_whereEveryHeaderIsBelieved_isSeenToBeForeign(TestServer server) {
    assumeTrue(SPRING != null, "part of proof/identity");

    assertThatThrownBy(() -> run(server, "gullible", jdk(Inbound.ALWAYS)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(Hostile.FOREIGN);
    server.events();
  }

  private static Launch jdk(Inbound inbound) {
    return new Launch(CLASS_PATH, JdkShop.class.getName(), true, inbound);
  }

  private static void run(TestServer server, String name, Launch launch) throws Exception {
    Path figures = Path.of("target", "identity-" + name + ".txt");
    Files.deleteIfExists(figures);
    try (TestServer prices = TestServer.start();
        TestServer others = TestServer.start()) {
      String text = new TwoServices(server, prices, others).run(launch);
      Files.createDirectories(figures.getParent());
      Files.writeString(figures, text + "\n");
    }
  }

  private static void compile(Path source, String classPath, Path classes) {
    int result = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "-parameters",
            "-nowarn",
            "-proc:none",
            "-cp",
            classPath,
            "-d",
            classes.toString(),
            source.toString());
    assertThat(result).isZero();
  }

  /** The tracer with what it needs, and these classes; the framework brings everything else. */
  private static String ours() {
    return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
        .filter(IdentityTest::isOurs)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isOurs(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return !name.endsWith(".jar")
        || name.matches("honeyhive-(client|tracer)-.*")
        || name.matches("opentelemetry-(api|context|common|sdk).*");
  }
}
