package ai.honeyhive.tracer.internal.provider.probe;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The copies of this SDK in the process that have tracers. Two class loaders see nothing of each
 * other's classes, but the same system properties: each copy with a tracer has one there.
 */
public final class LoadedCopies {
  private static final String PREFIX = "ai.honeyhive.tracer.copy.";
  private static final String PROPERTY =
      PREFIX.concat(Integer.toHexString(System.identityHashCode(LoadedCopies.class)));

  private static int tracers;

  private LoadedCopies() {}

  /** A tracer of this copy was made. Call it once a tracer, and not in the agent. */
  public static synchronized void add() {
    if (tracers++ == 0) {
      System.setProperty(PROPERTY, ClassOrigin.of(LoadedCopies.class));
    }
  }

  /** A tracer of this copy was closed. */
  public static synchronized void remove() {
    if (--tracers == 0) {
      System.clearProperty(PROPERTY);
    }
  }

  /** Where another copy is from; null when there is none. */
  static @Nullable String other() {
    for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
      if (property.getKey() instanceof String name
          && name.startsWith(PREFIX)
          && !name.equals(PROPERTY)) {
        return String.valueOf(property.getValue());
      }
    }
    return null;
  }
}
