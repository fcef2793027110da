package ai.honeyhive.it.weaving;

import ai.honeyhive.weaver.TracePlugin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.build.BuildLogger;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Weaves programs of the tests into a jar, as a build does. */
public final class WovenJar {
  private WovenJar() {}

  /** Weaves all classes of the package that this one is in; the jar is in the directory. */
  public static Path of(Class<?> program, Path directory) throws IOException {
    Path sources = copy(program, directory.resolve("classes"));
    Path jar = directory.resolve("woven.jar");
    try (Plugin plugin = new TracePlugin(BuildLogger.NoOp.INSTANCE)) {
      new Plugin.Engine.Default()
          .with(ClassFileLocator.ForClassLoader.of(WovenJar.class.getClassLoader()))
          .withErrorHandlers(Plugin.Engine.ErrorHandler.Failing.FAIL_FAST)
          .apply(sources.toFile(), jar.toFile(), new Plugin.Factory.Simple(plugin));
    }
    return jar;
  }

  private static Path copy(Class<?> program, Path to) throws IOException {
    String inside = program.getPackageName().replace('.', '/');
    String root = program.getProtectionDomain().getCodeSource().getLocation().toString();
    Path target = Files.createDirectories(to.resolve(inside));
    try (Stream<Path> files = Files.list(Path.of(URI.create(root)).resolve(inside))) {
      List<Path> classes = files.filter(Files::isRegularFile).toList();
      for (Path file : classes) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return to;
  }
}
