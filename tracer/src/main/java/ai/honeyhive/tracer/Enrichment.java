package ai.honeyhive.tracer;

import ai.honeyhive.tracer.internal.context.SpanKeys;
import ai.honeyhive.tracer.internal.export.session.SessionSection;
import ai.honeyhive.tracer.internal.operations.TracedCall;
import ai.honeyhive.tracer.internal.processing.ValueEncoder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a step, an event or a session besides what was recorded when it ran.
 * Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * HoneyHive.currentSpan().enrich(Enrichment.create().metric("score", 0.9).feedback("rating", 5));
 * }</pre>
 *
 * Values are anything that has a JSON form, read when the enrichment is recorded; null is not
 * recorded, and of two values with one name the later counts.
 *
 * @see TracedSpan#enrich
 * @see HoneyHiveTracer#enrichEvent
 * @see Session#enrich
 */
public final class Enrichment {
  private record Part(SessionSection section, Map<String, ?> values) {}

  private static final Enrichment NOTHING = new Enrichment(List.of(), null);

  private final List<Part> parts;
  private final @Nullable Object error;

  private Enrichment(List<Part> parts, @Nullable Object error) {
    this.parts = parts;
    this.error = error;
  }

  /**
   * Starts with nothing.
   *
   * @return an enrichment to add to
   */
  public static Enrichment create() {
    return NOTHING;
  }

  /**
   * Adds anything worth finding it by.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment metadata(String key, @Nullable Object value) {
    return with(SessionSection.METADATA, Collections.singletonMap(key, value));
  }

  /**
   * Adds what is worth finding it by.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment metadata(Map<String, ?> values) {
    return with(SessionSection.METADATA, values);
  }

  /**
   * Adds a measurement of its quality.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment metric(String key, @Nullable Object value) {
    return with(SessionSection.METRICS, Collections.singletonMap(key, value));
  }

  /**
   * Adds measurements of its quality.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment metrics(Map<String, ?> values) {
    return with(SessionSection.METRICS, values);
  }

  /**
   * Adds what somebody thinks of it.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment feedback(String key, @Nullable Object value) {
    return with(SessionSection.FEEDBACK, Collections.singletonMap(key, value));
  }

  /**
   * Adds what somebody thinks of it.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment feedback(Map<String, ?> values) {
    return with(SessionSection.FEEDBACK, values);
  }

  /**
   * Adds something that went in.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment input(String key, @Nullable Object value) {
    return with(SessionSection.INPUTS, Collections.singletonMap(key, value));
  }

  /**
   * Adds what went in.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment inputs(Map<String, ?> values) {
    return with(SessionSection.INPUTS, values);
  }

  /**
   * Adds something that came out.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment output(String key, @Nullable Object value) {
    return with(SessionSection.OUTPUTS, Collections.singletonMap(key, value));
  }

  /**
   * Adds what came out.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment outputs(Map<String, ?> values) {
    return with(SessionSection.OUTPUTS, values);
  }

  /**
   * Adds a setting that it ran with.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment config(String key, @Nullable Object value) {
    return with(SessionSection.CONFIG, Collections.singletonMap(key, value));
  }

  /**
   * Adds settings that it ran with.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment config(Map<String, ?> values) {
    return with(SessionSection.CONFIG, values);
  }

  /**
   * Adds a property of the user it ran for.
   *
   * @param key the name
   * @param value any value
   * @return a changed copy
   */
  public Enrichment userProperty(String key, @Nullable Object value) {
    return with(SessionSection.USER_PROPERTIES, Collections.singletonMap(key, value));
  }

  /**
   * Adds properties of the user it ran for.
   *
   * @param values any values by their names
   * @return a changed copy
   */
  public Enrichment userProperties(Map<String, ?> values) {
    return with(SessionSection.USER_PROPERTIES, values);
  }

  /**
   * Says that it failed.
   *
   * @param error the failure; of an event or a session only its type and message are kept
   * @return a changed copy
   */
  public Enrichment error(Throwable error) {
    return new Enrichment(parts, error);
  }

  /**
   * Says that it failed.
   *
   * @param error what happened
   * @return a changed copy
   */
  public Enrichment error(String error) {
    return new Enrichment(parts, error);
  }

  private Enrichment with(SessionSection section, Map<String, ?> values) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(section, values));
    return new Enrichment(more, error);
  }

  /** Writes all of it on a span; says whether anything came out. */
  boolean writeTo(Span content, ValueEncoder encoder) {
    Map<SessionSection, Map<String, Object>> sections = merged();
    sections.forEach(
        (section, values) -> encoder.writeAll(content, "honeyhive_" + section.wireName(), values));
    if (error instanceof Throwable failure) {
      TracedCall.fail(content, failure);
    } else if (error != null) {
      content.setAttribute(SpanKeys.ERROR, error.toString());
      content.setStatus(StatusCode.ERROR, error.toString());
    }
    return sections.containsKey(SessionSection.OUTPUTS);
  }

  /** All of it by section, for an event that is stored: an update knows no error. */
  Map<SessionSection, Map<String, Object>> update() {
    Map<SessionSection, Map<String, Object>> sections = merged();
    if (error != null) {
      Object said = error instanceof Throwable failure ? TracedCall.describe(failure) : error;
      sections
          .computeIfAbsent(SessionSection.METADATA, is -> new LinkedHashMap<>())
          .put("error", said);
    }
    return sections;
  }

  private Map<SessionSection, Map<String, Object>> merged() {
    Map<SessionSection, Map<String, Object>> sections = new EnumMap<>(SessionSection.class);
    for (Part part : parts) {
      part.values().forEach((key, value) -> {
        if (key != null && value != null) {
          sections.computeIfAbsent(part.section(), is -> new LinkedHashMap<>()).put(key, value);
        }
      });
    }
    return sections;
  }
}
