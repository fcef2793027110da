package ai.honeyhive.tracer.internal.processing.values.reading;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.stream.Stream;

/**
 * Whether Jackson's annotations have a say in how a class is written, asked without loading
 * Jackson.
 */
final class JacksonAnnotations {
  private static final String PACKAGE = "com.fasterxml.jackson.";

  private JacksonAnnotations() {}

  /** Whether they are on the class, its members, or anything it inherits. */
  static boolean areOn(Class<?> type) {
    return Hierarchy.of(type).stream()
        .filter(each -> each != Object.class && each != Record.class && each != Enum.class)
        .anyMatch(JacksonAnnotations::areIn);
  }

  private static boolean areIn(Class<?> type) {
    Stream<AnnotatedElement> elements = Stream.of(
            Stream.of(type),
            Stream.of(type.getDeclaredFields()),
            Stream.of(type.getDeclaredMethods()),
            Stream.of(type.getDeclaredConstructors()).flatMap(JacksonAnnotations::parameters))
        .flatMap(each -> each);
    return elements.anyMatch(JacksonAnnotations::isAnnotated);
  }

  private static Stream<AnnotatedElement> parameters(Executable constructor) {
    return Stream.concat(Stream.of(constructor), Stream.of(constructor.getParameters()));
  }

  private static boolean isAnnotated(AnnotatedElement element) {
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      if (isOfJackson(annotation.annotationType()) || isBundle(annotation.annotationType())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an annotation stands for some of Jackson's. */
  private static boolean isBundle(Class<?> annotation) {
    for (Annotation meta : annotation.getDeclaredAnnotations()) {
      if (isOfJackson(meta.annotationType())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfJackson(Class<?> annotation) {
    return annotation.getName().startsWith(PACKAGE);
  }
}
