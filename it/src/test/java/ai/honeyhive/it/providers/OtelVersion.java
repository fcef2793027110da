package ai.honeyhive.it.providers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A version of OpenTelemetry and the directory with its jars.
 *
 * @param name for example {@code 1.49.0}
 * @param directory everything this version has, from which programs get what they bring
 */
record OtelVersion(String name, Path directory) {
  /** What only some programs bring along. */
  enum Part {
    AUTOCONFIGURE("opentelemetry-sdk-extension-autoconfigure-\\d.*"),
    DECLARATIVE("opentelemetry-sdk-extension-(incubator|declarative-config)-.*"
        + "|opentelemetry-api-incubator-.*|snakeyaml.*|jackson-dataformat-yaml-.*"),
    TESTING("opentelemetry-sdk-testing-.*|opentelemetry-.*-testing-.*");

    private final Pattern jars;

    Part(String jars) {
      this.jars = Pattern.compile(jars);
    }

    boolean has(Path jar) {
      return jars.matcher(jar.getFileName().toString()).matches();
    }
  }

  private static final Pattern NOT_TAKEN =
      Pattern.compile("jackson-(core|databind|annotations)-.*|opentelemetry-javaagent-.*");
  private static final Pattern OURS =
      Pattern.compile(".*[/\\\\](tracer|client)[/\\\\]target[/\\\\].*"
          + "|.*[/\\\\]honeyhive-(tracer|client)-[^/\\\\]*\\.jar");
  private static final Pattern JACKSON =
      Pattern.compile(".*[/\\\\](jackson-(core|databind|annotations)|jspecify)-[^/\\\\]*\\.jar");
  private static final Pattern PROGRAMS =
      Pattern.compile(".*[/\\\\]it[/\\\\]target[/\\\\]test-classes");

  /** The versions below a directory, the oldest first. */
  static List<OtelVersion> below(Path directory) {
    try (Stream<Path> versions = Files.list(directory)) {
      return versions
          .filter(Files::isDirectory)
          .map(version -> new OtelVersion(version.getFileName().toString(), version))
          .sorted(Comparator.comparingInt(OtelVersion::number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " has no OpenTelemetry; run 'mvn verify'", e);
    }
  }

  /** Whether it is older than a version such as {@code 1.57}. */
  boolean isBelow(String version) {
    return number() < new OtelVersion(version, directory).number();
  }

  private int number() {
    String[] parts = name.split("\\.");
    return Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]);
  }

  /** Whether this version has the part at all. */
  boolean has(Part part) {
    return jars(part::has).stream().anyMatch(jar -> part.has(jar));
  }

  /** The tracer and the client. */
  static List<Path> honeyHive() {
    return ofThisJvm(OURS);
  }

  /** What the tracer brings, and an application may have as well. */
  static List<Path> jackson() {
    return ofThisJvm(JACKSON);
  }

  /** The programs. */
  static List<Path> programs() {
    return ofThisJvm(PROGRAMS);
  }

  /** OpenTelemetry with its SDK and stock exporter, and these parts. */
  List<Path> openTelemetry(Set<Part> parts) {
    return jars(jar ->
        Arrays.stream(Part.values()).filter(part -> part.has(jar)).allMatch(parts::contains));
  }

  /** The API alone. */
  List<Path> api() {
    return jars(
        jar -> jar.getFileName().toString().matches("opentelemetry-(api|context|common)-\\d.*"));
  }

  static String join(Stream<Path> entries) {
    return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private List<Path> jars(Predicate<Path> wanted) {
    try (Stream<Path> jars = Files.list(directory)) {
      return jars.filter(jar -> jar.toString().endsWith(".jar"))
          .filter(jar -> !NOT_TAKEN.matcher(jar.getFileName().toString()).matches())
          .filter(wanted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> ofThisJvm(Pattern wanted) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> wanted.matcher(entry).matches())
        .map(Path::of)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
