package ai.honeyhive.client.internal.dialect;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.EventDraft;
import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SectionPaths;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.rules.Figures;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One section in HoneyHive's own attributes: {@code honeyhive_inputs.<path>},
 * {@code honeyhive_inputs} with the whole section as JSON text, or {@code honeyhive_inputs_raw},
 * the same for old clients.
 */
final class NativeSection {
  /** What the names of all these attributes begin with. */
  static final String PREFIX = "honeyhive_";

  private static final String PARAMS = "_params_.";

  private final Section section;
  private final String name;
  private final Attributes attributes;
  private final EventDraft draft;

  NativeSection(Section section, SpanReading span) {
    this.section = section;
    name = PREFIX + section.name().toLowerCase(Locale.ROOT);
    attributes = span.attributes();
    draft = span.draft();
  }

  void read() {
    Map<String, @Nullable Object> fromPaths = paths();
    Set<String> refused = new HashSet<>();
    fromPaths.forEach((key, value) -> {
      if (!put(key, value)) {
        refused.add(key);
      }
    });
    for (String key : attributes.keys()) {
      if (key.startsWith(name + ".") && !refused.contains(SectionPaths.first(pathOf(key)))) {
        attributes.use(key);
      }
    }
    boolean plain = !fromPaths.isEmpty() || attributes.has(name);
    whole(name);
    raw(plain);
  }

  private Map<String, @Nullable Object> paths() {
    SectionPaths paths = new SectionPaths();
    for (String key : attributes.keys()) {
      if (key.startsWith(name + ".")) {
        String path = pathOf(key);
        Object value = attributes.get(key);
        paths.add(path, isArgument(path) ? JsonText.parsed(value) : value);
      }
    }
    return paths.build();
  }

  private String pathOf(String key) {
    return key.substring(name.length() + 1);
  }

  /**
   * Whether a path is a whole argument or result, which Python sends as JSON text when it is no
   * scalar.
   */
  private boolean isArgument(String path) {
    String argument = path.startsWith(PARAMS) ? path.substring(PARAMS.length()) : path;
    return (section == Section.INPUTS || section == Section.OUTPUTS) && argument.indexOf('.') < 0;
  }

  private boolean put(String key, @Nullable Object value) {
    boolean tokens = section == Section.METRICS && Figures.isTokenName(key);
    return draft.put(tokens ? Section.METADATA : section, key, value);
  }

  /** The section in one attribute; text that is no object is the one input, or the result. */
  private void whole(String key) {
    Object value = JsonText.parsed(attributes.get(key));
    if (value instanceof Map<?, ?> fields) {
      boolean all = true;
      for (Map.Entry<?, ?> field : fields.entrySet()) {
        all &= put(String.valueOf(field.getKey()), field.getValue());
      }
      if (all) {
        attributes.use(key);
      }
    } else if (value != null && (section == Section.INPUTS || section == Section.OUTPUTS)) {
      if (draft.put(section, section == Section.INPUTS ? "input" : "result", value)) {
        attributes.use(key);
      }
    }
  }

  private void raw(boolean plain) {
    String key = name + "_raw";
    if (!plain) {
      whole(key);
    } else if (draft.section(section).equals(JsonText.parsed(attributes.get(key)))) {
      attributes.use(key);
    }
  }
}
