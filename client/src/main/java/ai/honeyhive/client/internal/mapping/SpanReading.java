package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.model.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One span while it is read: what it says, and the event drafted from it. For one thread, once. */
public final class SpanReading {
  private final SpanSource source;
  private final EventDraft draft = new EventDraft();
  private final EventType type;
  private final @Nullable String instrumentor;

  SpanReading(SpanSource source, EventType type, @Nullable String instrumentor) {
    this.source = source;
    this.type = type;
    this.instrumentor = instrumentor;
  }

  public SpanFacts facts() {
    return source.facts();
  }

  public Attributes attributes() {
    return source.attributes();
  }

  /** The span's events in the order they came. */
  public List<Moment> moments() {
    return source.moments();
  }

  public EventDraft draft() {
    return draft;
  }

  public EventType type() {
    return type;
  }

  /** The convention the span as a whole follows, or null when it follows none that is known. */
  public @Nullable String instrumentor() {
    return instrumentor;
  }

  /** Moves attributes of the span into the draft as a table says. */
  public void move(List<Move> table) {
    for (Move move : table) {
      move.apply(attributes(), draft);
    }
  }

  /** Moves attributes of a span event into the draft as a table says. */
  public void move(List<Move> table, Attributes from) {
    for (Move move : table) {
      move.apply(from, draft);
    }
  }

  /**
   * Moves the fields of an object, given as such or as JSON text, into a section. Those whose place
   * is taken stay in metadata, as an object under the attribute's name.
   *
   * @param except fields that are not wanted
   */
  public void spread(String attribute, Section section, Set<String> except) {
    if (JsonText.parsed(attributes().get(attribute)) instanceof Map<?, ?> fields) {
      put(attribute, fields, section, except);
    }
  }

  /** The same for fields that were found in an attribute's value. */
  public void put(String attribute, Map<?, ?> fields, Section section, Set<String> except) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    fields.forEach((key, value) -> {
      String name = String.valueOf(key);
      Object formed =
          section == Section.CONFIG && value != null ? Values.setting(name, value) : value;
      if (!except.contains(name) && !draft.put(section, name, formed)) {
        rest.put(name, value);
      }
    });
    keepRest(attribute, rest);
  }

  /** Says that an attribute is used apart from a rest, which stays under its name. */
  public void keepRest(String attribute, Map<String, @Nullable Object> rest) {
    attributes().use(attribute);
    if (!rest.isEmpty()) {
      draft.keep(attribute, rest);
    }
  }

  /** Moves the rest of the names of attributes with a prefix, as they are. */
  public void moveAll(String prefix, Section section) {
    for (String key : attributes().keys()) {
      if (key.startsWith(prefix) && key.length() > prefix.length()) {
        Move.of(key, section, key.substring(prefix.length())).apply(attributes(), draft);
      }
    }
  }
}
