package ai.honeyhive.tracer.internal.provider.environment;

import ai.honeyhive.tracer.config.RuntimeProfile;

/** Tells from variables and files where the process runs. */
public final class RuntimeDetection {
  private RuntimeDetection() {}

  /** A process does not move while it runs. */
  private static final class Here {
    static final RuntimeProfile PROFILE = of(Sources.ofProcess());
  }

  /**
   * The profile of this process.
   *
   * @param busy whether it is a busy server, where nothing else tells
   */
  public static RuntimeProfile ofProcess(boolean busy) {
    return busy && Here.PROFILE == RuntimeProfile.STANDARD
        ? RuntimeProfile.HIGH_CONCURRENCY
        : Here.PROFILE;
  }

  static RuntimeProfile of(Sources sources) {
    if (sources.variable("AWS_LAMBDA_FUNCTION_NAME") != null
        || sources.variable("AWS_LAMBDA_RUNTIME_API") != null) {
      return RuntimeProfile.LAMBDA;
    }
    if (Detection.isInKubernetes(sources)) {
      return RuntimeProfile.KUBERNETES;
    }
    return RuntimeProfile.STANDARD;
  }
}
