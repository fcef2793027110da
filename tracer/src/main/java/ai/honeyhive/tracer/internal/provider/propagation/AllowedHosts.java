package ai.honeyhive.tracer.internal.provider.propagation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a host is told who a request belongs to. */
final class AllowedHosts {
  private static final String ALL = "*";
  private static final String BELOW = "*.";

  private AllowedHosts() {}

  /**
   * Whether the host is one of those that are named.
   *
   * @param named the names of the configuration; none for all hosts
   * @param host the host, null when it is not known
   */
  static boolean allow(List<String> named, @Nullable String host) {
    if (named.isEmpty()) {
      return true;
    }
    String to = host == null ? "" : bare(host);
    return !to.isEmpty() && named.stream().anyMatch(name -> matches(bare(name), to));
  }

  private static boolean matches(String name, String host) {
    return name.equals(ALL)
        || (name.startsWith(BELOW)
            ? host.length() > name.length() - 1 && host.endsWith(name.substring(1))
            : host.equals(name));
  }

  /** In lower case, without the brackets of an IPv6 address and the dot of a root. */
  private static String bare(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      return name.substring(1, name.length() - 1);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
