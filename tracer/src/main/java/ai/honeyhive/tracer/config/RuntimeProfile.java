package ai.honeyhive.tracer.config;

import java.time.Duration;

/**
 * Where a process runs, as far as it decides how long HoneyHive may keep it waiting. Found out once
 * in a process, the first that applies in the order of the names below;
 * {@link ai.honeyhive.tracer.HoneyHiveTracerBuilder#runtimeProfile} and {@code HH_RUNTIME_PROFILE}
 * override it.
 */
public enum RuntimeProfile {
  /**
   * AWS Lambda: the process is frozen between requests, and time is paid for. Known by
   * {@code AWS_LAMBDA_FUNCTION_NAME} or {@code AWS_LAMBDA_RUNTIME_API}.
   */
  LAMBDA(500, 100, 0),
  /**
   * A pod of Kubernetes: it is told to end by SIGTERM and has some seconds then. Known by
   * {@code KUBERNETES_SERVICE_HOST} or the files of its service account.
   */
  KUBERNETES(2000, 500, 10_000),
  /**
   * A server with many requests at once. Nothing at the start of a process tells how busy it will
   * be, so this is known only by {@code HH_HIGH_CONCURRENCY}: {@code true}, {@code 1} or
   * {@code yes}.
   */
  HIGH_CONCURRENCY(5000, 1000, 5000),
  /** Everything else. */
  STANDARD(1000, 500, 1000);

  private final Duration lifecycle;
  private final Duration operation;
  private final Duration drain;

  RuntimeProfile(long lifecycleMillis, long operationMillis, long drainMillis) {
    this.lifecycle = Duration.ofMillis(lifecycleMillis);
    this.operation = Duration.ofMillis(operationMillis);
    this.drain = Duration.ofMillis(drainMillis);
  }

  /**
   * Returns how long a flush or close may take when no time is given, and the exit of the process.
   *
   * @return the time
   */
  public Duration lifecycle() {
    return lifecycle;
  }

  /**
   * Returns how long any other call of the application may wait for HoneyHive.
   *
   * @return the time
   */
  public Duration operation() {
    return operation;
  }

  /**
   * Returns how long the exit of the process waits for spans that have started and not ended,
   * before it takes {@link #lifecycle} to deliver them.
   *
   * @return the time
   */
  public Duration drain() {
    return drain;
  }
}
