package ai.honeyhive.client.internal.mapping;

import ai.honeyhive.client.model.EventType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One way to know which type of event a span is. Of all rules of all dialects the one with the
 * lowest row that knows decides; rows are those of the mapping's table of types, and rules of one
 * row are asked in the order of their dialects.
 */
public record TypeRule(int row, Function<SpanSource, Optional<EventType>> type) {
  public static final int EXPLICIT = 1;
  public static final int RAW = 2;
  public static final int OPERATION = 3;
  public static final int SPRING_KIND = 4;
  public static final int FRAMEWORK_STEP = 5;
  public static final int VERCEL_OPERATION = 6;
  public static final int OPENINFERENCE_KIND = 7;
  public static final int TRACELOOP_KIND = 8;
  public static final int MODEL_NAME = 9;

  /** Where nothing said more: the place of a dialect that the table does not name. */
  public static final int LAST = 10;

  /** The value of an attribute is looked up, whatever its case; the names are lower case. */
  public static TypeRule named(int row, String attribute, Map<String, EventType> types) {
    return of(row, attribute, name -> Optional.ofNullable(types.get(name)));
  }

  /** The value of an attribute, in lower case, decides. */
  public static TypeRule of(
      int row, String attribute, Function<String, Optional<EventType>> typeOf) {
    return new TypeRule(
        row,
        span -> Optional.ofNullable(span.attributes().text(attribute))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .flatMap(typeOf));
  }

  /** A span with one of these attributes calls a model. */
  public static TypeRule modelIfAny(String... attributes) {
    return new TypeRule(
        MODEL_NAME,
        span -> Arrays.stream(attributes).anyMatch(span.attributes()::has)
            ? Optional.of(EventType.MODEL)
            : Optional.empty());
  }
}
