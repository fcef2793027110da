package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.EventIds;
import ai.honeyhive.client.internal.JsonText;
import ai.honeyhive.client.internal.mapping.Attributes;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which session a span belongs to, and what it says about it; the span's own word before the
 * resource's.
 */
public final class SessionRule {
  private static final String ASSOCIATION = "traceloop.association.properties.";

  private static final List<String> IDS = List.of(
      "honeyhive.session_id", "honeyhive_session_id", ASSOCIATION + "session_id", "session.id");

  private static final String EXPERIMENT_METADATA = "honeyhive.experiment_metadata";

  private final Attributes span;
  private final Attributes resource;

  public SessionRule(Attributes span, Attributes resource) {
    this.span = span;
    this.resource = resource;
  }

  /**
   * The id the span names, as a UUID: one that is none stays in metadata and gives its UUID of
   * version 5.
   */
  public Optional<String> sessionId() {
    Optional<String> named = Stream.of(span, resource)
        .flatMap(from -> IDS.stream().map(from::text))
        .flatMap(Stream::ofNullable)
        .findFirst();
    Optional<String> id =
        named.map(name -> EventIds.uuid(name).orElseGet(() -> EventIds.named(name)));
    IDS.stream()
        .filter(key -> !key.equals("session.id"))
        .filter(key -> id.isPresent()
            && id.equals(Optional.ofNullable(span.text(key)).flatMap(EventIds::uuid)))
        .forEach(span::use);
    return id;
  }

  public @Nullable String name() {
    return first("honeyhive.session_name", "honeyhive_session_name");
  }

  /**
   * Where the application runs; the association property stays in metadata, as production keeps it.
   */
  public @Nullable String source() {
    String source = first("honeyhive.source", "honeyhive_source");
    if (source != null) {
      return source;
    }
    String associated = span.text(ASSOCIATION + "source");
    return associated != null ? associated : resource.text("honeyhive.source");
  }

  public boolean autoCreate() {
    Object flag = span.get("honeyhive.session_auto_create");
    boolean create = flag != null && Values.flag(flag).equals(true);
    if (flag != null && Values.flag(flag) instanceof Boolean) {
      span.use("honeyhive.session_auto_create");
    }
    return create;
  }

  /** What an experiment says about the session: one JSON text, or a key for each value. */
  public Map<String, @Nullable Object> metadata() {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    if (JsonText.parsed(span.get(EXPERIMENT_METADATA)) instanceof Map<?, ?> fields) {
      fields.forEach((key, value) -> metadata.put(String.valueOf(key), value));
      span.use(EXPERIMENT_METADATA);
    }
    String prefix = EXPERIMENT_METADATA + ".";
    for (String key : span.keys()) {
      if (key.startsWith(prefix)
          && metadata.putIfAbsent(key.substring(prefix.length()), span.get(key)) == null) {
        span.use(key);
      }
    }
    return metadata;
  }

  private @Nullable String first(String... keys) {
    String chosen = null;
    for (String key : keys) {
      String text = span.text(key);
      chosen = chosen == null ? text : chosen;
      if (text != null && text.equals(chosen)) {
        span.use(key);
      }
    }
    return chosen;
  }
}
