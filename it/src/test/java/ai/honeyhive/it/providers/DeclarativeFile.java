package ai.honeyhive.it.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A host's declarative configuration, in the format its version of OpenTelemetry reads. */
final class DeclarativeFile {
  private DeclarativeFile() {}

  /** The property that names the file. */
  static String property(OtelVersion version) {
    return version.isBelow("1.61") ? "otel.experimental.config.file" : "otel.config.file";
  }

  /** Writes the file; {@code more} is a further processor, or empty. */
  static Path write(OtelVersion version, String endpoint, String more) {
    try {
      Path file = Files.createTempFile(Path.of("target"), "declarative-", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file.toAbsolutePath(), text(version, endpoint, more));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(OtelVersion version, String endpoint, String more) {
    String format = version.isBelow("1.57") ? "0.3" : version.isBelow("1.62") ? "1.0" : "1.1";
    String exporter =
        version.isBelow("1.57") ? "otlp:\n            protocol: http/protobuf" : "otlp_http:";
    return """
        file_format: "%s"
        resource:
          attributes:
            - name: service.name
              value: acme-planner
        tracer_provider:
          processors:
        %s    - batch:
                exporter:
                  %s
                    endpoint: %s/v1/traces
        """.formatted(format, more.isEmpty() ? "" : "    - " + more + ":\n", exporter, endpoint);
  }
}
