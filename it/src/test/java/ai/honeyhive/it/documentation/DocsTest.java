package ai.honeyhive.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.client.model.Event;
import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.Repository;
import ai.honeyhive.test.AllowThreads;
import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.test.Reply;
import ai.honeyhive.test.ScriptedModel;
import ai.honeyhive.test.TestServer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every Java block of the README and of docs is compiled, and run in a fresh JVM against a real
 * server.
 */
@ExtendWith(HoneyHiveExtension.class)
@AllowThreads(
    named = "process reaper.*",
    because = "the JDK keeps it for a minute after a child process")
class DocsTest {
  // docs/server.md says so: from 24 on the JDK warns of each library that loads native code.
  private static final List<String> NATIVE_ACCESS =
      Runtime.version().feature() < 24 ? List.of() : List.of("--enable-native-access=ALL-UNNAMED");

  static Stream<JavaBlock> blocks() {
    Stream<Path> files = Stream.concat(
        Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "RATIONALE.md")
            .map(Repository.ROOT::resolve),
        Repository.files(Repository.ROOT.resolve("docs"), ".md").stream());
    return files
        .filter(Files::exists)
        .flatMap(file -> JavaBlock.of(file, Repository.text(file)).stream());
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void block_compiledAndRun_makesTheEventsItNames(
      JavaBlock block, TestServer server, @TempDir Path directory) throws Exception {
    compile(block, directory);
    try (ScriptedModel model = ScriptedModel.start(request -> Reply.text("Turin"))) {
      String classPath = directory + File.pathSeparator + System.getProperty("java.class.path");
      Jvm.Ended ended =
          Jvm.run(NATIVE_ACCESS, classPath, block.className(), environment(server, model));

      assertThat(ended.exitCode()).as("%s: %s", block, ended.output()).isZero();
      assertThat(ended.output())
          .as("%s", block)
          .doesNotContain("WARNING")
          .doesNotContain("Exception");
      assertThat(block.prints())
          .as("%s", block)
          .allSatisfy(line -> assertThat(ended.output()).contains(line));
    }
    if (!block.events().isEmpty()) {
      assertThat(server.awaitEvents(block.events().size()))
          .as("%s", block)
          .extracting(Event::eventName)
          .containsExactlyInAnyOrderElementsOf(block.events());
    }
  }

  @Test
  void blocks_ofTheReadme_areFound() {
    assertThat(blocks().filter(block -> block.file().endsWith("README.md"))).isNotEmpty();
  }

  private static void compile(JavaBlock block, Path directory) throws Exception {
    Path source = Files.writeString(directory.resolve(block.className() + ".java"), block.source());
    java.io.ByteArrayOutputStream errors = new java.io.ByteArrayOutputStream();
    int result = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            errors,
            errors,
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            directory.toString(),
            source.toString());
    assertThat(result)
        .as(
            "%s does not compile: %s",
            block, errors.toString(java.nio.charset.StandardCharsets.UTF_8))
        .isZero();
  }

  private static Map<String, String> environment(TestServer server, ScriptedModel model) {
    return Map.of(
        "HH_API_KEY", server.apiKey(),
        "HH_API_URL", server.uri().toString(),
        "OPENAI_API_KEY", "none",
        "OPENAI_BASE_URL", model.baseUri().toString());
  }
}
