package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;

/** What is recorded in the place of what is not. */
public final class Marks {
  public static final String CYCLE = "[cycle]";
  public static final String CHANGED = "[changed while it was read]";
  public static final String MORE_KEY = "…";

  private Marks() {}

  public static String deeper(int depth) {
    return "[deeper than " + depth + " levels]";
  }

  /** Behind what was taken of a text. */
  public static String more(long characters) {
    return "… [" + characters + " more]";
  }

  /** In the place of the entries that were not taken. */
  public static String more(int size, int taken) {
    return size > taken ? "[" + (size - taken) + " more]" : "[more]";
  }

  /** Names what can be named of a type: of those of the JDK many have no public class. */
  public static String notRead(Class<?> type) {
    Class<?> shown = Hierarchy.of(type).stream()
        .filter(each -> each != Object.class && Modifier.isPublic(each.getModifiers()))
        .findFirst()
        .orElse(type);
    boolean isNameless = type.isHidden() || type.getName().startsWith("java");
    return "[not read: " + (isNameless ? shown : type).getName() + "]";
  }

  public static String notLoaded(String what) {
    return "[not loaded: " + what + "]";
  }

  public static String unreadable(Throwable failure) {
    return "[could not be read: " + nameOf(failure) + "]";
  }

  /** The class of a failure, or of what a method that was called by reflection threw. */
  public static String nameOf(Throwable failure) {
    Throwable thrown = failure instanceof InvocationTargetException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    String name = thrown.getClass().getSimpleName();
    return name.isEmpty() ? thrown.getClass().getName() : name;
  }
}
