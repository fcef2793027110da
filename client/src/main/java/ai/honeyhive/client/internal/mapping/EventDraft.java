package ai.honeyhive.client.internal.mapping;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of an event while they fill. Who comes first wins a key; nothing is overwritten. */
public final class EventDraft {
  /** What the span itself is; no attribute may claim to be it. */
  public static final Set<String> LINEAGE =
      Set.of("trace_id", "span_id", "parent_span_id", "has_otlp_lineage", "instrumentor", "scope");

  private final Map<Section, Map<String, @Nullable Object>> sections = new EnumMap<>(Section.class);
  private final Conversation conversation = new Conversation();
  private @Nullable String error;
  private @Nullable String name;
  private @Nullable String httpStatusAttribute;

  public EventDraft() {
    for (Section section : Section.values()) {
      sections.put(section, new LinkedHashMap<>());
    }
  }

  public Map<String, @Nullable Object> section(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  public @Nullable Object get(Section section, String key) {
    return section(section).get(key);
  }

  /**
   * Stores a value unless its key is taken.
   *
   * @return whether the value is in the draft now, because it was stored or was there before
   */
  public boolean put(Section section, String key, @Nullable Object value) {
    if (section == Section.METADATA && LINEAGE.contains(key)) {
      return false;
    }
    Map<String, @Nullable Object> values = section(section);
    if (values.containsKey(key)) {
      return Objects.equals(values.get(key), value);
    }
    values.put(key, value);
    return true;
  }

  /** Keeps a value in metadata, under {@code _attribute.<key>} when its key is taken. */
  public void keep(String key, @Nullable Object value) {
    String free = key;
    while (!put(Section.METADATA, free, value)) {
      free = "_attribute." + free;
    }
  }

  public boolean putAll(Section section, Map<String, ? extends @Nullable Object> values) {
    boolean all = true;
    for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
      all &= put(section, entry.getKey(), entry.getValue());
    }
    return all;
  }

  public @Nullable String error() {
    return error;
  }

  /** Says what went wrong. */
  public void fail(@Nullable String text) {
    error = text;
  }

  /** A better name for the event than that of its span; null when nobody knows one. */
  public @Nullable String name() {
    return name;
  }

  /** Offers a name for the event. The first one wins. */
  public void offerName(String better) {
    name = name == null ? better : name;
  }

  /** The attribute that holds the status of an HTTP exchange under another name than usual. */
  public @Nullable String httpStatusAttribute() {
    return httpStatusAttribute;
  }

  public void offerHttpStatusAttribute(String attribute) {
    httpStatusAttribute = httpStatusAttribute == null ? attribute : httpStatusAttribute;
  }

  /** The messages that went in and came out, whoever told them. */
  public Conversation conversation() {
    return conversation;
  }
}
