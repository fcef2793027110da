package ai.honeyhive.it.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs of this build in fresh JVMs, with the class paths {@code ./honeyhive} uses. */
final class Programs {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Programs() {}

  /** The class path of a module, as its build wrote it down. */
  static String classPath(String module) throws IOException {
    Path target = ROOT.resolve(module).resolve("target");
    String libraries = Files.readString(target.resolve("class-path"));
    return target.resolve("classes") + File.pathSeparator + libraries;
  }

  /** A JVM with everything on its command line after {@code java -cp …}. */
  static ProcessBuilder java(String classPath, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-Dstdout.encoding=UTF-8", "-cp", classPath));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
