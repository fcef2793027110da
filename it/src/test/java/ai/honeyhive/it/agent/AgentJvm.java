package ai.honeyhive.it.agent;

import ai.honeyhive.it.Jvm;
import ai.honeyhive.it.Repository;
import ai.honeyhive.test.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs programs under OpenTelemetry's agent with HoneyHive's extension, both real. */
final class AgentJvm {
  private static final Pattern EXTENSION =
      Pattern.compile("honeyhive-agent-extension-[0-9.]+(-SNAPSHOT)?\\.jar");
  private static final Pattern AGENT = Pattern.compile("opentelemetry-javaagent-[0-9.]+\\.jar");

  private final Map<String, String> environment = new HashMap<>();
  private final List<String> options = new ArrayList<>();
  private String classPath = System.getProperty("java.class.path");

  AgentJvm(TestServer server) throws IOException {
    environment.put("HH_API_KEY", server.apiKey());
    environment.put("HH_API_URL", server.uri().toString());
    options.add("-javaagent:" + only(Path.of("target/otel"), AGENT));
    options.add("-Dotel.javaagent.extensions="
        + only(Repository.ROOT.resolve("agent-extension/target"), EXTENSION));
    options.add("-Dotel.metrics.exporter=none");
    options.add("-Dotel.logs.exporter=none");
    options.add("-Dotel.traces.exporter=console");
  }

  AgentJvm with(String option) {
    options.add(option);
    return this;
  }

  AgentJvm env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  AgentJvm classPath(String entries) {
    classPath = entries;
    return this;
  }

  Jvm.Ended run(Class<?> program, String... args) throws IOException, InterruptedException {
    return Jvm.run(options, classPath, program.getName(), environment, args);
  }

  /** What the host's own exporter wrote, a line a span. */
  static List<String> hostSpans(Jvm.Ended ended) {
    return ended
        .output()
        .lines()
        .filter(line -> line.contains("LoggingSpanExporter"))
        .toList();
  }

  private static Path only(Path directory, Pattern name) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .toList();
      if (found.size() != 1) {
        throw new AssertionError(directory + " holds " + found + " for " + name
            + "; build it with mvn package, from the root");
      }
      return found.get(0).toAbsolutePath();
    }
  }
}
