package ai.honeyhive.tracer.internal.provider.environment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the JDK calls a platform, in the words of OpenTelemetry's conventions. */
final class Platform {
  private Platform() {}

  /** {@code host.arch}; a name the conventions do not have stays as it is. */
  static @Nullable String architecture(String name) {
    return switch (name) {
      case "" -> null;
      case "amd64", "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      case "arm" -> "arm32";
      case "x86", "i386", "i686" -> "x86";
      case "ppc64le" -> "ppc64";
      default -> name;
    };
  }

  /** {@code os.type}. */
  static @Nullable String operatingSystem(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    if (known.startsWith("linux")) {
      return "linux";
    }
    if (known.startsWith("windows")) {
      return "windows";
    }
    if (known.startsWith("mac")) {
      return "darwin";
    }
    return switch (known) {
      case "freebsd", "netbsd", "openbsd", "aix" -> known;
      case "sunos" -> "solaris";
      case "hp-ux" -> "hpux";
      case "z/os" -> "zos";
      default -> null;
    };
  }
}
