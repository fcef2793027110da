package ai.honeyhive.tracer.internal.provider.probe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The versions of the parts of OpenTelemetry that this SDK uses. */
final class Versions {
  private static final String UNKNOWN = "of unknown version";

  private Versions() {}

  static String ofApi() {
    return of(OpenTelemetry.class, "all", "/io/opentelemetry/api/");
  }

  /** By the names of the artifacts without their prefix. */
  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("api", ofApi());
    versions.put("context", of(Context.class, "context", "/io/opentelemetry/context/"));
    versions.put("sdk-common", of(Resource.class, "common", "/io/opentelemetry/sdk/common/"));
    versions.put("sdk-trace", of(SdkTracerProvider.class, "trace", "/io/opentelemetry/sdk/trace/"));
    return versions;
  }

  /** The parts with their versions when they are not all of one; null when they are. */
  static @Nullable String mixed(Map<String, String> versions) {
    String first = null;
    boolean mixed = false;
    StringBuilder parts = new StringBuilder();
    for (Map.Entry<String, String> part : versions.entrySet()) {
      if (!part.getValue().equals(UNKNOWN)) {
        mixed |= first != null && !first.equals(release(part.getValue()));
        first = first == null ? release(part.getValue()) : first;
        parts.append(parts.length() == 0 ? "" : ", ");
        parts.append(part.getKey()).append(' ').append(part.getValue());
      }
    }
    return mixed ? parts.toString() : null;
  }

  /** Patches of one release fit together. */
  private static String release(String version) {
    int minor = version.indexOf('.');
    int patch = minor < 0 ? -1 : version.indexOf('.', minor + 1);
    return patch < 0 ? version : version.substring(0, patch);
  }

  /**
   * From the manifest, which the JVM has read with the class; when that is the manifest of a jar
   * that several were merged into, from the file OpenTelemetry itself reads, ten times as slowly.
   */
  private static String of(Class<?> type, String title, String directory) {
    Package manifest = type.getPackage();
    if (manifest != null && title.equals(manifest.getImplementationTitle())) {
      String version = manifest.getImplementationVersion();
      return version == null ? UNKNOWN : version;
    }
    try (InputStream in = type.getResourceAsStream(directory.concat("version.properties"))) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("sdk.version", UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
