package ai.honeyhive.weaver;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;

/** The sample application, woven as a build does it, in a class loader of its own. */
final class WovenClasses extends URLClassLoader {
  private static final String SAMPLE = "ai.honeyhive.weaver.sample.";

  private final Path directory;

  private WovenClasses(Path directory) throws IOException {
    super(new URL[] {directory.toUri().toURL()}, WovenClasses.class.getClassLoader());
    this.directory = directory;
  }

  /** Where the woven classes are. */
  Path directory() {
    return directory;
  }

  /** Weaves the classes once, and then as often again. */
  static WovenClasses weave(Path temporary, int again, List<String> messages) throws IOException {
    Path source = Files.createDirectory(temporary.resolve("0"));
    copySample(source);
    for (int time = 0; time <= again; time++) {
      Path target = Files.createDirectory(temporary.resolve(String.valueOf(time + 1)));
      weave(source, target, messages);
      source = target;
    }
    return new WovenClasses(source);
  }

  private static void copySample(Path target) throws IOException {
    URL classes = WovenClasses.class.getProtectionDomain().getCodeSource().getLocation();
    Path sample = Path.of(URI.create(classes.toString())).resolve(SAMPLE.replace('.', '/'));
    Path copies = Files.createDirectories(target.resolve(SAMPLE.replace('.', '/')));
    try (var files = Files.list(sample)) {
      for (Path file : files.toList()) {
        Files.copy(file, copies.resolve(file.getFileName()));
      }
    }
  }

  private static void weave(Path source, Path target, List<String> messages) throws IOException {
    BuildLogger logger = new BuildLogger.Adapter() {
      @Override
      public void warn(String message) {
        messages.add(message);
      }
    };
    ClassFileLocator libraries =
        ClassFileLocator.ForClassLoader.of(WovenClasses.class.getClassLoader());
    try (Plugin plugin = new TracePlugin(logger)) {
      new Plugin.Engine.Default()
          .with(libraries)
          .withErrorHandlers(Plugin.Engine.ErrorHandler.Failing.FAIL_FAST)
          .apply(source.toFile(), target.toFile(), new Plugin.Factory.Simple(plugin));
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(SAMPLE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  /** A class of the sample. */
  Class<?> sample(String name) throws ClassNotFoundException {
    return loadClass(SAMPLE + name);
  }
}
