package ai.honeyhive.it.delivery.program;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The hooks that run at the end of this JVM. The JDK shows them to nobody, and runs them in no
 * order: who wants to see what another hook leaves behind must know its thread.
 */
public final class ShutdownHooks {
  private ShutdownHooks() {}

  /** A registered hook by the name of its thread; needs {@code --add-opens java.base/java.lang}. */
  public static Optional<Thread> named(String name) throws ReflectiveOperationException {
    Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    field.setAccessible(true);
    synchronized (field.getDeclaringClass()) {
      Map<?, ?> hooks = (Map<?, ?>) field.get(null);
      return hooks.keySet().stream()
          .map(Thread.class::cast)
          .filter(hook -> hook.getName().equals(name))
          .findFirst();
    }
  }

  /** Waits until a hook has run. It will: all are started before the first is waited for. */
  public static void await(Thread hook) {
    while (hook.getState() == Thread.State.NEW) {
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(100));
    }
    try {
      hook.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
