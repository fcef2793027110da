package ai.honeyhive.tracer.internal.provider.environment;

import ai.honeyhive.tracer.config.RuntimeProfile;
import java.util.Locale;

/** Tells from variables and files where the process runs. */
public final class RuntimeDetection {
  private RuntimeDetection() {}

  /** A process does not move while it runs. */
  private static final class Here {
    static final RuntimeProfile PROFILE = of(Sources.ofProcess());
  }

  /** The profile of this process. */
  public static RuntimeProfile ofProcess() {
    return Here.PROFILE;
  }

  static RuntimeProfile of(Sources sources) {
    if (sources.variable("AWS_LAMBDA_FUNCTION_NAME") != null
        || sources.variable("AWS_LAMBDA_RUNTIME_API") != null) {
      return RuntimeProfile.LAMBDA;
    }
    if (Detection.isInKubernetes(sources)) {
      return RuntimeProfile.KUBERNETES;
    }
    return isOn(sources, "HH_HIGH_CONCURRENCY")
        ? RuntimeProfile.HIGH_CONCURRENCY
        : RuntimeProfile.STANDARD;
  }

  private static boolean isOn(Sources sources, String name) {
    String value = sources.variable(name);
    return value != null
        && switch (value.strip().toLowerCase(Locale.ROOT)) {
          case "true", "1", "yes" -> true;
          default -> false;
        };
  }
}
