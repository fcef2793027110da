package ai.honeyhive.tracer.internal.provider;

import ai.honeyhive.tracer.internal.diagnostics.Diagnosis;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is around the tracer in the process.
 *
 * @param versions of the parts of OpenTelemetry, by the name of the artifact
 * @param bringsItsOwn what will, or may, register an OpenTelemetry of its own; null when nothing is
 *     known to
 * @param findings what is wrong with the class path
 */
public record Surroundings(
    Map<String, String> versions, @Nullable String bringsItsOwn, List<Finding> findings) {
  private static final String AUTOCONFIGURE =
      "io/opentelemetry/sdk/autoconfigure/AutoConfiguredOpenTelemetrySdk.class";
  private static final String[][] FRAMEWORKS = {
    {"Spring Boot", "org/springframework/boot/SpringApplication.class"},
    {"Quarkus", "io/quarkus/runtime/Quarkus.class"},
    {"Micronaut", "io/micronaut/context/ApplicationContext.class"},
    {"OpenTelemetry's autoconfigure", AUTOCONFIGURE},
  };

  /** Something wrong, as one sentence without its full stop. */
  public record Finding(Diagnosis diagnosis, String what) {}

  /** Looks around: reads the class path and system properties, loads and changes nothing. */
  public static Surroundings look() {
    Map<String, String> versions = Versions.all();
    List<Finding> findings = new ArrayList<>(0);
    String mixed = Versions.mixed(versions);
    if (mixed != null) {
      findings.add(new Finding(
          Diagnosis.HH109_MIXED_VERSIONS,
          "OpenTelemetry's parts on the class path are of different versions: ".concat(mixed)));
    }
    addOtherOpenTelemetry(findings);
    String copy = LoadedCopies.other();
    if (copy != null) {
      findings.add(new Finding(
          Diagnosis.HH111_TWO_COPIES,
          "This SDK is loaded twice: by "
              .concat(ClassOrigin.of(Surroundings.class))
              .concat(" and by ")
              .concat(copy)));
    }
    return new Surroundings(versions, whoBringsItsOwn(), findings);
  }

  /** Whether the first call of {@code GlobalOpenTelemetry.get()} makes an SDK by itself. */
  static boolean isAutoconfigureReady() {
    String key = "otel.java.global-autoconfigure.enabled";
    String value = System.getProperty(key, System.getenv("OTEL_JAVA_GLOBAL_AUTOCONFIGURE_ENABLED"));
    return Boolean.parseBoolean(value) && isThere(AUTOCONFIGURE);
  }

  private static @Nullable String whoBringsItsOwn() {
    if (JavaAgent.isActive()) {
      return "OpenTelemetry's Java agent";
    }
    for (String[] framework : FRAMEWORKS) {
      if (isThere(framework[1])) {
        return framework[0];
      }
    }
    return System.getenv("WLP_USER_DIR") == null ? null : "Open Liberty";
  }

  private static boolean isThere(String resource) {
    ClassLoader ours = Surroundings.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return (context != null && context.getResource(resource) != null)
        || (ours != null && ours != context && ours.getResource(resource) != null);
  }

  private static void addOtherOpenTelemetry(List<Finding> findings) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context == null || context == GlobalOpenTelemetry.class.getClassLoader()) {
      return;
    }
    try {
      Class<?> theirs = Class.forName(GlobalOpenTelemetry.class.getName(), false, context);
      if (theirs != GlobalOpenTelemetry.class) {
        findings.add(new Finding(
            Diagnosis.HH110_OTHER_OPENTELEMETRY,
            "The application has an OpenTelemetry of its own: it is in "
                .concat(ClassOrigin.of(theirs))
                .concat(", the tracer's in ")
                .concat(ClassOrigin.of(GlobalOpenTelemetry.class))));
      }
    } catch (ClassNotFoundException | LinkageError e) {
      return; // the context class loader sees none, so nobody uses one from there
    }
  }
}
