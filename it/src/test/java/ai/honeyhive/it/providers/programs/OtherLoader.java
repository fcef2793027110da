package ai.honeyhive.it.providers.programs;

import java.net.URLClassLoader;

/**
 * An application server: the application's class loader has an OpenTelemetry of its own, live and
 * registered, and HoneyHive is in the server's.
 */
public final class OtherLoader {
  private OtherLoader() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader application = Loaders.of("application.class.path", platform)) {
      Loaders.run(application, LiveSdk.class.getName());
      Thread.currentThread().setContextClassLoader(application);
      Ours ours = Ours.init("a");
      ours.step(
          "plan",
          () -> new HostWork(io.opentelemetry.api.GlobalOpenTelemetry.get()).chat("chat inside"));
      ours.close();
      Say.global();
    }
  }
}
