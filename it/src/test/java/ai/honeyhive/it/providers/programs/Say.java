package ai.honeyhive.it.providers.programs;

import io.opentelemetry.api.GlobalOpenTelemetry;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;

/** What a program tells the suite: lines of {@code ## key=value} among its output. */
final class Say {
  private Say() {}

  static void that(String key, Object value) {
    System.out.println("## " + key + "=" + String.valueOf(value).replace("\n", "\\n"));
  }

  /** The first frame of a stack that is not OpenTelemetry's. */
  static String firstFrameOutside(Throwable t) {
    for (StackTraceElement frame : t.getStackTrace()) {
      if (!frame.getClassName().startsWith("io.opentelemetry.")) {
        return frame.getClassName() + "." + frame.getMethodName();
      }
    }
    return "none";
  }

  /**
   * Whose the global OpenTelemetry is, read from its field: asking it would change it, and before
   * 1.57 there is no way to ask.
   */
  static void global() throws ReflectiveOperationException {
    Field field = GlobalOpenTelemetry.class.getDeclaredField("globalOpenTelemetry");
    field.setAccessible(true);
    Object global = field.get(null);
    that("global", global == null ? "unset" : simpleName(delegate(global)));
  }

  private static Object delegate(Object global) throws ReflectiveOperationException {
    Optional<Field> delegate = Arrays.stream(global.getClass().getDeclaredFields())
        .filter(field -> field.getName().equals("delegate"))
        .findFirst();
    if (delegate.isEmpty()) {
      return global;
    }
    delegate.get().setAccessible(true);
    return delegate.get().get(global);
  }

  private static String simpleName(Object object) {
    String name = object.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
