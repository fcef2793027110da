package ai.honeyhive.tracer.internal.context;

import java.util.List;

/**
 * Which spans are taken, by how their names begin. Case counts.
 *
 * @param include a name must begin with one of them, when there are any
 * @param exclude a name must begin with none of them
 */
public record SpanNames(List<String> include, List<String> exclude) {
  /** All of them. */
  public static final SpanNames ALL = new SpanNames(List.of(), List.of());

  /** Whether a span of that name is taken. */
  public boolean take(String name) {
    return (include.isEmpty() || begins(name, include)) && !begins(name, exclude);
  }

  /** Whether every name is taken. */
  public boolean isAll() {
    return include.isEmpty() && exclude.isEmpty();
  }

  private static boolean begins(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
