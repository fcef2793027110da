package ai.honeyhive.it.process;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that deploys an application, with a copy of this SDK and of OpenTelemetry of its own,
 * lets it trace, and undeploys it. It ends with 0 when nothing of the application is left.
 *
 * <p>Arguments: what the application does with its tracer, {@code close}, {@code forget} or
 * {@code late}, and how often it is deployed.
 */
public final class Discarded {
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private Discarded() {}

  /** Runs the program. */
  public static void main(String[] args) throws Exception {
    List<WeakReference<ClassLoader>> deployed = new ArrayList<>();
    try (LocalBackend backend = new LocalBackend()) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        deployed.add(deploy(args[0], backend.uri()));
        awaitCollected(deployed);
      }
    }
    System.out.println("deployed " + deployed.size() + ", left " + left(deployed));
    // Without exit hooks: there is none.
    Runtime.getRuntime().halt(left(deployed) == 0 ? 0 : 1);
  }

  private static void awaitCollected(List<WeakReference<ClassLoader>> deployed)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (left(deployed) > 0 && System.nanoTime() < end) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static long left(List<WeakReference<ClassLoader>> deployed) {
    return deployed.stream().filter(loader -> loader.get() != null).count();
  }

  private static WeakReference<ClassLoader> deploy(String what, String server) throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    URLClassLoader application =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    Thread thread = new Thread(() -> start(application, what, server), "application");
    thread.setContextClassLoader(application);
    thread.setUncaughtExceptionHandler((failed, e) -> {
      e.printStackTrace();
      Runtime.getRuntime().halt(2);
    });
    thread.start();
    thread.join();
    application.close();
    if (what.equals("late")) {
      // What the application still has running calls once more.
      Runnable late = (Runnable) application
          .loadClass(DiscardedApplication.class.getName())
          .getField("LATE")
          .get(null);
      late.run();
    }
    return new WeakReference<>(application);
  }

  private static void start(ClassLoader application, String what, String server) {
    try {
      application
          .loadClass(DiscardedApplication.class.getName())
          .getMethod("start", String.class, String.class)
          .invoke(null, what, server);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
