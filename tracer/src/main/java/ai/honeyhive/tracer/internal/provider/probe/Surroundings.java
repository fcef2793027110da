package ai.honeyhive.tracer.internal.provider.probe;

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
  private static final String[][] FRAMEWORKS = {
    {"Spring Boot", "org.springframework.boot.SpringApplication"},
    {"Quarkus", "io.quarkus.runtime.Quarkus"},
    {"Micronaut", "io.micronaut.context.ApplicationContext"},
    {"OpenTelemetry's autoconfigure", Autoconfigure.TYPE},
  };

  /** Something wrong, as one sentence without its full stop. */
  public record Finding(Diagnosis diagnosis, String what) {}

  /** Looks around, and changes nothing. */
  public static Surroundings look() {
    Map<String, String> versions = Versions.all();
    List<Finding> findings = new ArrayList<>(0);
    add(findings, mixedVersions(versions));
    add(findings, otherOpenTelemetry());
    add(findings, otherCopy());
    return new Surroundings(versions, whoBringsItsOwn(), findings);
  }

  private static @Nullable String whoBringsItsOwn() {
    if (JavaAgent.isActive()) {
      return "OpenTelemetry's Java agent";
    }
    if (System.getProperty("wlp.server.name") != null) {
      return "Open Liberty";
    }
    for (String[] framework : FRAMEWORKS) {
      if (ClassPath.has(framework[1])) {
        return framework[0];
      }
    }
    return null;
  }

  private static @Nullable Finding otherOpenTelemetry() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Class<?> theirs = ClassPath.find(GlobalOpenTelemetry.class.getName(), context);
    if (theirs == null || theirs == GlobalOpenTelemetry.class) {
      return null;
    }
    return new Finding(
        Diagnosis.HH110_OTHER_OPENTELEMETRY,
        "The application has an OpenTelemetry of its own: it is in "
            .concat(ClassOrigin.of(theirs))
            .concat(", the tracer's in ")
            .concat(ClassOrigin.of(GlobalOpenTelemetry.class)));
  }

  private static @Nullable Finding otherCopy() {
    String other = LoadedCopies.other();
    return other == null
        ? null
        : new Finding(
            Diagnosis.HH111_TWO_COPIES,
            "This SDK is loaded twice: in "
                .concat(ClassOrigin.of(Surroundings.class))
                .concat(" and in ")
                .concat(other));
  }

  private static @Nullable Finding mixedVersions(Map<String, String> versions) {
    String mixed = Versions.mixed(versions);
    return mixed == null
        ? null
        : new Finding(
            Diagnosis.HH109_MIXED_VERSIONS,
            "The parts of OpenTelemetry are of different versions: ".concat(mixed));
  }

  private static void add(List<Finding> findings, @Nullable Finding finding) {
    if (finding != null) {
      findings.add(finding);
    }
  }
}
