package ai.honeyhive.tracer.internal.provider;

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
    return of(OpenTelemetry.class, "/io/opentelemetry/api/");
  }

  /** By the names of the artifacts without their prefix. */
  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("api", ofApi());
    versions.put("context", of(Context.class, "/io/opentelemetry/context/"));
    versions.put("sdk-common", of(Resource.class, "/io/opentelemetry/sdk/common/"));
    versions.put("sdk-trace", of(SdkTracerProvider.class, "/io/opentelemetry/sdk/trace/"));
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
   * From the file that OpenTelemetry reads too, and that jars of everything keep; the manifest of
   * such a jar tells its own version.
   */
  private static String of(Class<?> type, String directory) {
    try (InputStream in = type.getResourceAsStream(directory.concat("version.properties"))) {
      if (in != null) {
        Properties properties = new Properties();
        properties.load(in);
        return properties.getProperty("sdk.version", UNKNOWN);
      }
    } catch (IOException e) {
      return UNKNOWN;
    }
    Package manifest = type.getPackage();
    String version = manifest == null ? null : manifest.getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }
}
