package ai.honeyhive.cli.internal.demo;

import ai.honeyhive.cli.internal.CommandFailure;
import java.time.Duration;

/**
 * A program that sends traces, in a JVM of its own.
 *
 * @param classPath its class path
 * @param mainClass the class with its {@code main}
 * @param patience how long it may run
 */
public record Example(String classPath, String mainClass, Duration patience) {
  private static final String CLASS_PATH = "honeyhive.examples.classpath";

  /**
   * The travel agent of the examples.
   *
   * @throws CommandFailure when the script that started this process did not say where it is
   */
  public static Example travelAgent() throws CommandFailure {
    String classPath = System.getProperty(CLASS_PATH);
    if (classPath == null) {
      throw CommandFailure.failure(
          "The demo needs the examples: run ./honeyhive demo in a checkout of the repository.");
    }
    return new Example(
        classPath, "ai.honeyhive.examples.agent.TravelAgentExample", Duration.ofMinutes(3));
  }
}
