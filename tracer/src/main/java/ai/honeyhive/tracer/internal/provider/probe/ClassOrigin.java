package ai.honeyhive.tracer.internal.provider.probe;

import java.security.CodeSource;

/** Which class loader has a class, and from where. */
final class ClassOrigin {
  private ClassOrigin() {}

  /** For people: {@code class loader 'app' (/opt/app/lib/honeyhive-tracer-1.0.jar)}. */
  static String of(Class<?> type) {
    StringBuilder text = new StringBuilder("class loader ").append(loader(type.getClassLoader()));
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source != null && source.getLocation() != null) {
      text.append(" (").append(source.getLocation().getPath()).append(')');
    }
    return text.toString();
  }

  private static String loader(ClassLoader loader) {
    if (loader == null) {
      return "'bootstrap'";
    }
    String name = loader.getName();
    return name == null
        ? loader.getClass().getName().concat("@").concat(hash(loader))
        : "'".concat(name).concat("'");
  }

  private static String hash(ClassLoader loader) {
    return Integer.toHexString(System.identityHashCode(loader));
  }
}
