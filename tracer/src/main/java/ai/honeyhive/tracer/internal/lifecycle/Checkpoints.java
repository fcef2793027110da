package ai.honeyhive.tracer.internal.lifecycle;

import ai.honeyhive.tracer.config.RuntimeProfile;
import ai.honeyhive.tracer.internal.export.Exiting;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Readies the process for a checkpoint, where the JVM or the application brings CRaC: delivers what
 * has ended, and closes connections and threads, which a checkpoint may not have. They come back
 * with the first span after the restore, so nothing is to be done then. Thread-safe.
 */
final class Checkpoints {
  /** The application's first: it hands on to the JVM's, and others look there, too. */
  private static final String[] APIS = {"org.crac", "jdk.crac"};

  /** The context may hold it weakly. */
  private static @Nullable Object resource;

  private static boolean looked;

  private Checkpoints() {}

  /** Looks for CRaC, once in a process. */
  static synchronized void watch() {
    if (looked) {
      return;
    }
    looked = true;
    for (int i = 0; i < APIS.length && resource == null; i++) {
      try {
        resource = register(APIS[i]);
      } catch (ReflectiveOperationException | RuntimeException | LinkageError notThisOne) {
        // Most processes have neither.
      }
    }
  }

  static Object register(String api) throws ReflectiveOperationException {
    ClassLoader loader = Checkpoints.class.getClassLoader();
    Class<?> core = Class.forName(api + ".Core", true, loader);
    Class<?> type = Class.forName(api + ".Resource", true, loader);
    Object context = core.getMethod("getGlobalContext").invoke(null);
    Object made =
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, Checkpoints::called);
    Class.forName(api + ".Context", true, loader).getMethod("register", type).invoke(context, made);
    return made;
  }

  private static @Nullable Object called(Object proxy, Method method, Object @Nullable [] arguments)
      throws InterruptedException {
    return switch (method.getName()) {
      case "beforeCheckpoint" -> {
        beforeCheckpoint();
        yield null;
      }
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "HoneyHive's tracers";
      default -> null;
    };
  }

  private static void beforeCheckpoint() throws InterruptedException {
    Map<Exiting, RuntimeProfile> open = ExitHook.open();
    long time = ExitHook.longest(open, RuntimeProfile::lifecycle);
    ExitHook.settle(open.keySet(), System.nanoTime() + time);
    open.keySet().forEach(Exiting::release);
  }
}
