package ai.honeyhive.test;

import ai.honeyhive.test.internal.AllowedLog;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a test and its classes announce with annotations. */
final class Announcements {
  private final AnnotatedElement method;
  private final List<Class<?>> classes = new ArrayList<>();

  Announcements(ExtensionContext context) {
    method = context.getRequiredTestMethod();
    classes.add(context.getRequiredTestClass());
    classes.addAll(context.getEnclosingTestClasses());
  }

  List<AllowedLog> logs() {
    return Stream.concat(logs(method, true), classes.stream().flatMap(type -> logs(type, false)))
        .toList();
  }

  List<String> threads() {
    return Stream.concat(Stream.of(method), classes.stream())
        .flatMap(element ->
            AnnotationSupport.findRepeatableAnnotations(element, AllowThreads.class).stream())
        .map(AllowThreads::named)
        .toList();
  }

  private static Stream<AllowedLog> logs(AnnotatedElement element, boolean required) {
    return AnnotationSupport.findRepeatableAnnotations(element, AllowLogs.class).stream()
        .map(allowed -> new AllowedLog(
            allowed.value().getSeverity(), Pattern.compile(allowed.matching()), required));
  }
}
