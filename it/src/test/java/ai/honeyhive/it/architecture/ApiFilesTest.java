package ai.honeyhive.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.it.Repository;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The public API of each published library, as a file in review: {@code docs/api/MODULE.txt}. Run
 * with {@code -Dapi.update=true} to write the files anew.
 */
class ApiFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"client", "tracer", "weaver", "server", "test"})
  void api_ofTheCompiledClasses_isWhatTheFileSays(String module) throws IOException {
    Path file = Repository.ROOT.resolve("docs/api/" + module + ".txt");
    String api = api("ai.honeyhive." + module);
    assertThat(api).as("classes of " + module + " on the class path").isNotEmpty();
    if (Boolean.getBoolean("api.update")) {
      Files.writeString(file, api);
    }
    assertThat(api)
        .as("docs/api/" + module + ".txt, see CONTRIBUTING.md")
        .isEqualTo(Repository.text(file));
  }

  private static String api(String root) {
    JavaClasses classes = new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(root);
    StringBuilder text = new StringBuilder();
    classes.stream()
        .filter(type -> !type.getPackageName().contains(".internal"))
        .filter(type ->
            type.getPackageName().equals(root) || type.getPackageName().startsWith(root + "."))
        .map(JavaClass::reflect)
        .filter(ApiFilesTest::isVisible)
        .sorted(Comparator.comparing(Class::getName))
        .forEach(type -> describe(type, text));
    return text.toString();
  }

  private static boolean isVisible(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers()) && !Modifier.isProtected(at.getModifiers())) {
        return false;
      }
    }
    return !type.isSynthetic() && !type.getSimpleName().equals("package-info");
  }

  private static void describe(Class<?> type, StringBuilder text) {
    text.append(type.toGenericString()).append('\n');
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      add(members, field.getModifiers(), field.isSynthetic(), field.toGenericString());
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      add(members, constructor);
    }
    for (Method method : type.getDeclaredMethods()) {
      add(members, method);
    }
    members.stream().sorted().forEach(member -> text.append("  ").append(member).append('\n'));
    text.append('\n');
  }

  private static void add(List<String> members, Executable member) {
    add(members, member.getModifiers(), member.isSynthetic(), member.toGenericString());
  }

  private static void add(List<String> members, int modifiers, boolean synthetic, String text) {
    if (!synthetic && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers))) {
      members.add(text);
    }
  }
}
