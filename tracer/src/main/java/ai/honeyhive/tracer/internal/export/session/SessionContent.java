package ai.honeyhive.tracer.internal.export.session;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Values of a session, by section and key, as JSON text. Not thread-safe. */
public final class SessionContent {
  private static final int OVERHEAD = 64;
  private static final long MOST_BYTES = 1L << 20;

  private final Map<SessionSection, Map<String, String>> sections =
      new EnumMap<>(SessionSection.class);
  private long bytes;

  /**
   * Puts a value, in the place of one that was there before.
   *
   * @return false when there is no room for it
   */
  public boolean put(SessionSection section, String key, String json) {
    if (bytes + size(key, json) > MOST_BYTES) {
      return false;
    }
    Map<String, String> values = sections.computeIfAbsent(section, is -> new LinkedHashMap<>());
    String before = values.put(key, json);
    bytes += size(key, json) - (before == null ? 0 : size(key, before));
    return true;
  }

  /** Whether there is room for all values of another. */
  boolean hasRoomFor(SessionContent other) {
    return bytes + other.bytes <= MOST_BYTES;
  }

  /** Puts all values of another. */
  void putAll(SessionContent other) {
    putAll(other, section -> true);
  }

  /** Puts the values of some sections of another. */
  void putAll(SessionContent other, Predicate<SessionSection> which) {
    other.sections.forEach((section, values) -> {
      if (which.test(section)) {
        values.forEach((key, json) -> put(section, key, json));
      }
    });
  }

  /** The values by section and key. */
  Map<SessionSection, Map<String, String>> sections() {
    return sections;
  }

  public boolean isEmpty() {
    return sections.isEmpty();
  }

  /** About how much memory it takes. */
  long bytes() {
    return bytes;
  }

  private static long size(String key, String json) {
    return (long) OVERHEAD + key.length() + json.length();
  }
}
