package ai.honeyhive.weaver;

import static net.bytebuddy.matcher.ElementMatchers.anyOf;

import ai.honeyhive.tracer.hook.Woven;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;

/**
 * Weaves the traced methods of one class, for a build or for an agent. The woven code refers to the
 * JDK and to the tracer's hook only.
 */
public final class Weaver {
  private final ClassFileLocator advice =
      ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
  private final Consumer<String> messages;

  /**
   * Makes a weaver.
   *
   * @param messages gets a sentence for each method that is annotated and cannot be woven
   */
  public Weaver(Consumer<String> messages) {
    this.messages = messages;
  }

  /**
   * Says whether a class has methods to weave and is not woven yet.
   *
   * @param type the class
   * @return true when {@link #weave} changes it or has something to say of it
   */
  public static boolean isTraced(TypeDescription type) {
    return !type.getDeclaredAnnotations().isAnnotationPresent(Woven.class)
        && TracedMethods.areIn(type);
  }

  /**
   * Weaves a class.
   *
   * @param builder where it is changed
   * @param type the class
   * @param classFiles finds it, for the names of its parameters
   * @return where it was changed
   */
  public DynamicType.Builder<?> weave(
      DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator classFiles) {
    Map<MethodDescription.InDefinedShape, String> texts =
        new TracedMethods(type, classFiles, messages).texts();
    List<MethodDescription> references = new ArrayList<>();
    List<MethodDescription> others = new ArrayList<>();
    for (MethodDescription method : texts.keySet()) {
      boolean plain =
          method.getReturnType().isPrimitive() || method.getReturnType().represents(void.class);
      (plain ? others : references).add(method);
    }
    Advice.WithCustomMapping mapping = Advice.withCustomMapping()
        .bind(TracedAs.class, new TextOf(texts))
        .bind(DeclaredAs.class, new ReturnTypeOf());
    return weave(
        weave(builder, mapping, TraceAdvice.Reference.class, references),
        mapping,
        TraceAdvice.Plain.class,
        others);
  }

  private DynamicType.Builder<?> weave(
      DynamicType.Builder<?> builder,
      Advice.WithCustomMapping mapping,
      Class<?> exit,
      List<MethodDescription> methods) {
    return methods.isEmpty()
        ? builder
        : builder.visit(
            mapping.to(TraceAdvice.Enter.class, exit, advice).on(anyOf(methods.toArray())));
  }
}
