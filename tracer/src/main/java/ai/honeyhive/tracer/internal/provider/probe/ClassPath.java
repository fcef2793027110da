package ai.honeyhive.tracer.internal.provider.probe;

import org.jspecify.annotations.Nullable;

/** What the application and this SDK can load. */
final class ClassPath {
  private ClassPath() {}

  /** Whether a class is there. */
  static boolean has(String type) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader ours = ClassPath.class.getClassLoader();
    return find(type, context) != null || (context != ours && find(type, ours) != null);
  }

  /**
   * The class as a loader sees it, not initialized. To ask for a resource would load nothing, but
   * is slower: mostly a framework that is there has its classes loaded.
   */
  static @Nullable Class<?> find(String type, @Nullable ClassLoader loader) {
    try {
      return loader == null ? null : loader.loadClass(type);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
