package ai.honeyhive.tracer.internal.provider;

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

  /** Since 1.57. */
  private static final class GetOrNoop {
    static final @Nullable MethodHandle HANDLE =
        onGlobal("getOrNoop", MethodType.methodType(OpenTelemetry.class));
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

  /** Whether the global OpenTelemetry can be read without being set. */
  static boolean canReadGlobal() {
    return GetOrNoop.HANDLE != null;
  }

  /** The global OpenTelemetry; null when it is not set, or cannot be read without setting it. */
  static @Nullable OpenTelemetry readGlobal() {
    MethodHandle getOrNoop = GetOrNoop.HANDLE;
    if (getOrNoop == null) {
      return null;
    }
    try {
      OpenTelemetry global = (OpenTelemetry) getOrNoop.invokeExact();
      return global == OpenTelemetry.noop() ? null : global;
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
      return MethodHandles.publicLookup().findStatic(GlobalOpenTelemetry.class, name, type);
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
