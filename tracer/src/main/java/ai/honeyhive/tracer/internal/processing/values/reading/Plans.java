package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The plan of each class. A class holds its plan when it cannot outlive us; else it holds it
 * weakly, so that no class of the JDK or of a server keeps an undeployed application in memory.
 * What we hold ourselves are the plans of classes that outlive us anyway. Thread-safe.
 */
final class Plans {
  private static final ClassLoader OURS = Plans.class.getClassLoader();
  private static final Queue<Plan> KEPT = new ConcurrentLinkedQueue<>();

  private static final ClassValue<Object> OF = new ClassValue<>() {
    @Override
    protected Object computeValue(Class<?> type) {
      Plan plan = PlanMaker.plan(type);
      ClassLoader loader = type.getClassLoader();
      if (loader != null && isWithin(loader, OURS)) {
        return plan;
      }
      if (loader == null || isWithin(OURS, loader)) {
        KEPT.add(plan);
      }
      return new WeakReference<>(plan);
    }
  };

  private Plans() {}

  static Plan of(Class<?> type) {
    Object held = OF.get(type);
    return held instanceof Plan plan ? plan : held((WeakReference<?>) held, type);
  }

  private static Plan held(WeakReference<?> reference, Class<?> type) {
    if (reference.get() instanceof Plan plan) {
      return plan;
    }
    OF.remove(type);
    return OF.get(type) instanceof WeakReference<?> again && again.get() instanceof Plan plan
        ? plan
        : PlanMaker.plan(type);
  }

  private static boolean isWithin(@Nullable ClassLoader loader, @Nullable ClassLoader outer) {
    ClassLoader at = loader;
    while (at != null && at != outer) {
      at = at.getParent();
    }
    return at == outer;
  }
}
