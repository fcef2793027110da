package ai.honeyhive.it.providers;

import ai.honeyhive.it.Repository;
import ai.honeyhive.it.providers.Launch.Agent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars of the suite.
 *
 * @param versions the versions of OpenTelemetry, the oldest first
 * @param agent OpenTelemetry's agent
 * @param extension our extension for it
 */
record Jars(List<OtelVersion> versions, Optional<Path> agent, Optional<Path> extension) {
  private static final Path EXTENSION = Repository.ROOT.resolve("agent-extension/target");

  /** What the build or the proof laid ready: a directory for each version, and the agent. */
  static Jars below(Path directory) {
    return new Jars(
        OtelVersion.below(directory),
        find(directory, "opentelemetry-javaagent-"),
        find(EXTENSION, "honeyhive-agent-extension-"));
  }

  /** The version that is farthest from one, if there are several. */
  Optional<OtelVersion> other(OtelVersion version) {
    OtelVersion oldest = versions.get(0);
    OtelVersion newest = versions.get(versions.size() - 1);
    OtelVersion other = version.equals(oldest) ? newest : oldest;
    return other.equals(version) ? Optional.empty() : Optional.of(other);
  }

  /** Why a JVM with this agent cannot be started, if so. */
  Optional<String> missing(Agent wanted) {
    if (wanted != Agent.NONE && agent.isEmpty()) {
      return Optional.of("the jar of OpenTelemetry's agent is not there");
    }
    return wanted == Agent.WITH_EXTENSION && extension.isEmpty()
        ? Optional.of("the jar of the agent extension is not there; run 'mvn package'")
        : Optional.empty();
  }

  private static Optional<Path> find(Path directory, String prefix) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().matches(".*-(sources|javadoc|tests)\\.jar"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
