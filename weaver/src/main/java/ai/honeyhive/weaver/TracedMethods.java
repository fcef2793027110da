package ai.honeyhive.weaver;

import ai.honeyhive.tracer.NoCapture;
import ai.honeyhive.tracer.Trace;
import ai.honeyhive.tracer.hook.TracedMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationList;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.RecordComponentDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/** Which methods of a class are traced, and how. */
final class TracedMethods {
  /**
   * What a suspending function of Kotlin has as its last parameter; it runs once more after each
   * wait.
   */
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  private final TypeDescription type;
  private final @Nullable Trace onClass;
  private final ClassFileLocator classFiles;
  private final Consumer<String> messages;

  TracedMethods(TypeDescription type, ClassFileLocator classFiles, Consumer<String> messages) {
    this.type = type;
    this.onClass = trace(type.getDeclaredAnnotations());
    this.classFiles = classFiles;
    this.messages = messages;
  }

  /** Whether there is an annotation on the class or on one of its methods. */
  static boolean areIn(TypeDescription type) {
    return type.getDeclaredAnnotations().isAnnotationPresent(Trace.class)
        || type.getDeclaredMethods().stream()
            .anyMatch(method -> method.getDeclaredAnnotations().isAnnotationPresent(Trace.class));
  }

  /** The methods to weave, each with its text. */
  Map<MethodDescription.InDefinedShape, String> texts() {
    Map<MethodDescription.InDefinedShape, String> texts = new LinkedHashMap<>();
    ParameterNames names = new ParameterNames(type, classFiles);
    for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
      if (isTraced(method) && canBeWoven(method)) {
        texts.put(method, text(method, names));
      }
    }
    return texts;
  }

  private boolean isTraced(MethodDescription.InDefinedShape method) {
    if (!method.isMethod() || method.isSynthetic() || method.isBridge()) {
      return false;
    }
    return trace(method.getDeclaredAnnotations()) != null
        || (onClass != null && isPublicStep(method));
  }

  private boolean isPublicStep(MethodDescription.InDefinedShape method) {
    int parameters = method.getParameters().size();
    return method.isPublic()
        && !method.isAbstract()
        && !TracedMethod.isOfObject(method.getName(), parameters)
        && !(parameters == 0 && components().contains(method.getName()))
        && !(type.isEnum() && method.isStatic() && isOfEnum(method));
  }

  private Set<String> components() {
    Set<String> names = new HashSet<>();
    if (type.isRecord()) {
      for (RecordComponentDescription component : type.getRecordComponents()) {
        names.add(component.getActualName());
      }
    }
    return names;
  }

  private static boolean isOfEnum(MethodDescription method) {
    return method.getName().equals("values") || method.getName().equals("valueOf");
  }

  private boolean canBeWoven(MethodDescription.InDefinedShape method) {
    String reason = null;
    if (method.isAbstract()) {
      reason = "is abstract; annotate what implements it, or use HoneyHiveTracer.traced";
    } else if (method.isNative()) {
      reason = "is native";
    } else if (isSuspending(method)) {
      reason = "is a suspending function";
    }
    if (reason != null) {
      messages.accept(
          type.getName() + "." + method.getName() + " has @Trace and is not traced: it " + reason);
    }
    return reason == null;
  }

  private static boolean isSuspending(MethodDescription method) {
    int count = method.getParameters().size();
    return count > 0
        && method
            .getParameters()
            .get(count - 1)
            .getType()
            .asErasure()
            .getName()
            .equals(CONTINUATION);
  }

  private String text(MethodDescription.InDefinedShape method, ParameterNames names) {
    List<String> inputs = new ArrayList<>();
    for (ParameterDescription.InDefinedShape parameter : method.getParameters()) {
      boolean silent = parameter.getDeclaredAnnotations().isAnnotationPresent(NoCapture.class);
      inputs.add(silent ? "" : names.of(parameter));
    }
    AnnotationList annotations = method.getDeclaredAnnotations();
    TracedMethod traced =
        TracedMethod.of(trace(annotations), onClass, type.getName(), method.getName(), inputs);
    boolean silent = annotations.isAnnotationPresent(NoCapture.class);
    return (silent ? traced.withoutOutput() : traced).text();
  }

  private static @Nullable Trace trace(AnnotationList annotations) {
    AnnotationDescription.Loadable<Trace> found = annotations.ofType(Trace.class);
    return found == null ? null : found.load();
  }
}
