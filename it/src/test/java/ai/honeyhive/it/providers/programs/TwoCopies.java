package ai.honeyhive.it.providers.programs;

import java.net.URLClassLoader;

/** Two web applications, each with a copy of HoneyHive and OpenTelemetry in its class loader. */
public final class TwoCopies {
  private TwoCopies() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader first = Loaders.of("application.class.path", platform);
        URLClassLoader second = Loaders.of("application.class.path", platform)) {
      Loaders.run(first, OneStep.class.getName(), "a", "open");
      Loaders.run(second, OneStep.class.getName(), "b");
      Loaders.run(first, OneStep.class.getName(), "c", "close");
    }
  }
}
