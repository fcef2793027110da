package ai.honeyhive.tracer.internal.processing.values.reading;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides how values of a class are read. Jackson is asked last, and is not loaded before: that is
 * two thirds of a cold start.
 */
public final class PlanMaker {
  private static final List<String> OF_THE_JDK =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private PlanMaker() {}

  /** Makes the plan of a class anew. Never throws. */
  public static Plan plan(Class<?> type) {
    try {
      return decided(type);
    } catch (Exception | LinkageError | VirtualMachineError e) {
      return new Plan.Marked(Marks.unreadable(e), true);
    }
  }

  private static Plan decided(Class<?> type) throws IOException {
    Plan plan = known(type);
    if (plan != null) {
      return plan;
    }
    if (type.isArray()) {
      return Plan.as((value, in) -> Views.ofArray(value));
    }
    if (Enum.class.isAssignableFrom(type) && !JacksonAnnotations.areOn(type)) {
      return Plan.as((value, in) -> ((Enum<?>) value).name());
    }
    if (isOfTheJdk(type)) {
      return container(type) == null ? new Plan.Marked(Marks.notRead(type), true) : Plan.AS_IT_IS;
    }
    return ofTheApplication(type);
  }

  /** The plan of a class that is the same within what Jackson writes. */
  static @Nullable Plan known(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      Class<?>[] faces = type.getInterfaces();
      String face = faces.length == 0 ? "nothing" : faces[0].getName();
      return new Plan.Marked("[proxy of " + face + "]", true);
    }
    Plan plan = Strangers.plan(type);
    return plan == null ? JdkTypes.plan(type) : plan;
  }

  private static @Nullable Plan container(Class<?> type) {
    boolean is = Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type);
    return is ? Plan.AS_IT_IS : null;
  }

  private static Plan ofTheApplication(Class<?> type) throws IOException {
    if (JacksonAnnotations.areOn(type)) {
      return JacksonPlans.plan(type);
    }
    Plan container = container(type);
    if (container != null) {
      return container;
    }
    if (LiveTypes.isOne(type)) {
      return new Plan.Marked(Marks.notRead(type), true);
    }
    Plan plan = RecordPlans.plan(type);
    return plan == null ? JacksonPlans.plan(type) : plan;
  }

  private static boolean isOfTheJdk(Class<?> type) {
    String name = type.getName();
    return OF_THE_JDK.stream().anyMatch(name::startsWith);
  }
}
