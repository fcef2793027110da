package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.mapping.Section;
import ai.honeyhive.client.internal.mapping.SpanReading;
import ai.honeyhive.client.internal.mapping.Values;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A field that several conventions tell, and which of them is believed first. */
record Ranking(
    Section section, String key, Function<Object, @Nullable Object> form, List<String> attributes) {

  static Ranking of(
      Section section, String key, Function<Object, @Nullable Object> form, String... attributes) {
    return new Ranking(section, key, form, List.of(attributes));
  }

  /**
   * Fills the field from the first attribute that has a usable value (the form of another is null).
   * Those that say the same are used too; one that says something else is left for metadata.
   */
  void apply(SpanReading span) {
    for (String attribute : attributes) {
      Object value = span.attributes().get(attribute);
      Object formed = value == null || Values.isEmpty(value) ? null : form.apply(value);
      if (formed != null && span.draft().put(section, key, formed)) {
        span.attributes().use(attribute);
      }
    }
  }
}
