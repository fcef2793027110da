package ai.honeyhive.it.providers.programs;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Class loaders of their own for a class path that is given as a property. */
final class Loaders {
  private Loaders() {}

  static URLClassLoader of(String property, ClassLoader parent) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty(property).split(File.pathSeparator)) {
      urls.add(new File(entry).toURI().toURL());
    }
    return new URLClassLoader(property, urls.toArray(URL[]::new), parent);
  }

  /** Runs a main method in a loader, which is the thread's own meanwhile. */
  static void run(ClassLoader loader, String program, String... args) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
