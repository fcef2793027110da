package ai.honeyhive.tracer.internal.processing.values;

import static org.assertj.core.api.Assertions.assertThat;

import ai.honeyhive.test.HoneyHiveExtension;
import ai.honeyhive.tracer.internal.processing.JsonValue;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plans cost: no library that is not needed, and no class loader that is not let go. */
@ExtendWith(HoneyHiveExtension.class)
class PlansTest {
  /** A bean of an application; it has no parts. */
  public static final class Bean {
    public String getText() {
      return "t";
    }
  }

  /** A record of an application. */
  public record Tuple(String text) {}

  @Test
  void of_plainValues_asksNothingOfJackson() throws Exception {
    List<URL> withoutJackson = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("jackson")) {
        withoutJackson.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader = new URLClassLoader(
        withoutJackson.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object tuple = instance(loader, Tuple.class.getName(), "t");

      assertThat(json(loader, Map.of("list", List.of(1, "a", tuple))))
          .isEqualTo("{\"list\":[1,\"a\",{\"text\":\"t\"}]}");
      assertThat(json(loader, instance(loader, Bean.class.getName())))
          .isEqualTo("\"[could not be read: NoClassDefFoundError]\"");
    }
  }

  private static Object json(ClassLoader loader, Object value) throws ReflectiveOperationException {
    Object json = loader
        .loadClass(JsonValue.class.getName())
        .getMethod("of", Object.class)
        .invoke(null, value);
    return json.getClass().getMethod("text").invoke(json);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void of_classOfAnApplication_letsItGo(boolean isBelowOurs) throws Exception {
    WeakReference<ClassLoader> discarded = encoded(
        isBelowOurs ? PlansTest.class.getClassLoader() : ClassLoader.getPlatformClassLoader());

    long end = System.nanoTime() + 20_000_000_000L;
    while (discarded.get() != null) {
      assertThat(System.nanoTime()).isLessThan(end);
      System.gc();
    }
  }

  private static WeakReference<ClassLoader> encoded(ClassLoader parent)
      throws ReflectiveOperationException {
    ClassLoader loader = new Defining(parent);
    for (int i = 0; i < 3; i++) {
      JsonValue bean = JsonValue.of(instance(loader, Bean.class.getName()));
      JsonValue tuple = JsonValue.of(List.of(instance(loader, Tuple.class.getName(), "t")));
      assertThat(bean.text()).isEqualTo("{\"text\":\"t\"}");
      assertThat(tuple.text()).isEqualTo("[{\"text\":\"t\"}]");
    }
    return new WeakReference<>(loader);
  }

  private static Object instance(ClassLoader loader, String name, Object... arguments)
      throws ReflectiveOperationException {
    return loader.loadClass(name).getDeclaredConstructors()[0].newInstance(arguments);
  }

  /** Has classes of its own with these names. */
  private static final class Defining extends ClassLoader {
    Defining(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PlansTest.class.getName() + "$")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defined(name) : loaded;
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      String file = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = PlansTest.class.getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
