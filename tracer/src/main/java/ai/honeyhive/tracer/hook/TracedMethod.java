package ai.honeyhive.tracer.hook;

import ai.honeyhive.client.model.EventType;
import ai.honeyhive.tracer.Trace;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the step of a traced method is called and records. A woven method carries it as text, so
 * that nothing has to be looked up when it runs.
 *
 * @param name the name of the step
 * @param type the kind of step
 * @param inputs the name of each parameter; an empty one is not recorded
 * @param output whether the result is recorded
 */
public record TracedMethod(String name, EventType type, List<String> inputs, boolean output) {
  private static final String FIELD = "\n";
  private static final String INPUT = ",";
  private static final String RECORDED = "+";
  private static final int FIELDS = 4;
  /** What is in front of the simple name, a local class's number too. */
  private static final Pattern LOCAL = Pattern.compile("^.*\\$[0-9]*");

  /**
   * Makes it, with a copy of the list.
   *
   * @param name the name of the step
   * @param type the kind of step
   * @param inputs the name of each parameter; an empty one is not recorded
   * @param output whether the result is recorded
   */
  public TracedMethod {
    inputs = List.copyOf(inputs);
  }

  /**
   * Reads the annotations of a method and of the class that declares it. The one on the method
   * counts, but for the name that the one on the class gives the class.
   *
   * @param onMethod the annotation of the method
   * @param onClass the annotation of its class
   * @param className the class's binary name
   * @param method the name of the method
   * @param inputs the name of each parameter; an empty one is not recorded
   * @return what they say
   * @throws IllegalArgumentException when there is neither
   */
  public static TracedMethod of(
      @Nullable Trace onMethod,
      @Nullable Trace onClass,
      String className,
      String method,
      List<String> inputs) {
    Trace trace = onMethod == null ? onClass : onMethod;
    if (trace == null) {
      throw new IllegalArgumentException(className + "." + method + " has no @Trace");
    }
    String owner =
        onClass == null || onClass.value().isEmpty() ? owner(className) : onClass.value();
    String name =
        onMethod == null || onMethod.value().isEmpty() ? owner + "." + method : onMethod.value();
    List<String> recorded = trace.inputs() ? inputs : List.of();
    return new TracedMethod(name, trace.type(), recorded, trace.outputs());
  }

  /** The class's simple name; that of an anonymous class has the class around it in front. */
  private static String owner(String className) {
    String flat = className.substring(className.lastIndexOf('.') + 1);
    String simple = LOCAL.matcher(flat).replaceFirst("");
    return simple.isEmpty() ? flat : simple;
  }

  /**
   * Says whether a method is one of {@link Object}'s, which are steps only where they are annotated
   * themselves: what records a value may call them.
   *
   * @param method its name
   * @param parameters how many parameters it has
   * @return true for {@code toString}, {@code hashCode} and {@code equals}
   */
  public static boolean isOfObject(String method, int parameters) {
    return parameters == 0
        ? method.equals("toString") || method.equals("hashCode")
        : parameters == 1 && method.equals("equals");
  }

  /**
   * Does not record the result.
   *
   * @return the same method without it
   */
  public TracedMethod withoutOutput() {
    return new TracedMethod(name, type, inputs, false);
  }

  /**
   * Writes it down.
   *
   * @return text that {@link #parse} reads
   */
  public String text() {
    return String.join(
        FIELD, type.wireName(), output ? RECORDED : "", String.join(INPUT, inputs), name);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text the text
   * @return what it says
   */
  public static TracedMethod parse(String text) {
    String[] fields = text.split(FIELD, FIELDS);
    return new TracedMethod(
        fields[3],
        EventType.parse(fields[0]).orElse(EventType.TOOL),
        List.of(fields[2].split(INPUT, -1)),
        fields[1].equals(RECORDED));
  }
}
