package ai.honeyhive.tracer.internal.processing;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of texts, made once: an application has few names, and to join and hash one costs as
 * much as to write the value. Names that come without end are not kept. Thread-safe.
 */
final class TextKeys {
  static final int MOST = 1_000;

  private final Map<String, Map<String, AttributeKey<String>>> sections = new ConcurrentHashMap<>();

  /**
   * Returns the key of a name in a section.
   *
   * @param section a whole prefix, the dot included; there are few of them
   */
  AttributeKey<String> of(String section, String name) {
    Map<String, AttributeKey<String>> names = sections.get(section);
    if (names == null) {
      names = sections.computeIfAbsent(section, unknown -> new ConcurrentHashMap<>());
    }
    // A caller without null checks may pass none; it is recorded as what it reads like.
    String named = String.valueOf(name);
    AttributeKey<String> known = names.get(named);
    return known == null ? added(names, section, named) : known;
  }

  private static AttributeKey<String> added(
      Map<String, AttributeKey<String>> names, String section, String name) {
    AttributeKey<String> key = AttributeKey.stringKey(section + name);
    if (names.size() < MOST) {
      names.put(name, key);
    }
    return key;
  }

  /** How many names of a section are kept. */
  int kept(String section) {
    return sections.getOrDefault(section, Map.of()).size();
  }
}
