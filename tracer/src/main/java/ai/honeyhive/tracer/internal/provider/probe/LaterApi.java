package ai.honeyhive.tracer.internal.provider.probe;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * API of OpenTelemetry that came after the oldest version that is supported. Each is looked up when
 * it is first needed, because a method handle takes most of a millisecond of a cold start.
 */
final class LaterApi {
  private LaterApi() {}

  /** Since 1.57. The handle of a class that is not initialized costs a class made at run time. */
  private static final class IsSet {
    static final @Nullable MethodHandle HANDLE =
        onGlobal("isSet", MethodType.methodType(boolean.class));
  }

  /** Since 1.52. */
  private static final class SetSupplier {
    static final @Nullable MethodHandle HANDLE =
        onGlobal("set", MethodType.methodType(void.class, Supplier.class));
  }

  /** Since 1.61. */
  private static final class IsEnabled {
    static final @Nullable MethodHandle HANDLE = find();

    private static @Nullable MethodHandle find() {
      try {
        return MethodHandles.publicLookup()
            .findVirtual(Tracer.class, "isEnabled", MethodType.methodType(boolean.class));
      } catch (ReflectiveOperationException | LinkageError e) {
        return null;
      }
    }
  }

  /** Whether it can be seen, without setting it, that the global OpenTelemetry is set. */
  static boolean canReadGlobal() {
    return IsSet.HANDLE != null;
  }

  /** Whether the global OpenTelemetry is set; false too when that cannot be seen. */
  static boolean isGlobalSet() {
    MethodHandle isSet = IsSet.HANDLE;
    if (isSet == null) {
      return false;
    }
    try {
      return (boolean) isSet.invokeExact();
    } catch (Throwable t) {
      throw rethrown(t);
    }
  }

  /** Calls {@code set}, and the supplier inside its lock; false when there is no such method. */
  static boolean setGlobal(Supplier<OpenTelemetry> supplier) {
    MethodHandle set = SetSupplier.HANDLE;
    if (set == null) {
      return false;
    }
    try {
      set.invokeExact(supplier);
      return true;
    } catch (Throwable t) {
      throw rethrown(t);
    }
  }

  /** Whether the tracer makes spans; what the caller assumes when the tracer cannot say. */
  static boolean isEnabled(Tracer tracer, boolean otherwise) {
    MethodHandle isEnabled = IsEnabled.HANDLE;
    if (isEnabled == null) {
      return otherwise;
    }
    try {
      return (boolean) isEnabled.invokeExact(tracer);
    } catch (Throwable t) {
      throw rethrown(t);
    }
  }

  private static @Nullable MethodHandle onGlobal(String name, MethodType type) {
    try {
      Class<?> global =
          Class.forName(GlobalOpenTelemetry.class.getName(), true, LaterApi.class.getClassLoader());
      return MethodHandles.publicLookup().findStatic(global, name, type);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** A method handle declares Throwable; the methods behind these throw nothing checked. */
  private static RuntimeException rethrown(Throwable t) {
    if (t instanceof Error error) {
      throw error;
    }
    return t instanceof RuntimeException e ? e : new IllegalStateException(t);
  }
}
