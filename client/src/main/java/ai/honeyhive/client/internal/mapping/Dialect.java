package ai.honeyhive.client.internal.mapping;

import java.util.List;

/**
 * One convention for the attributes of a span. A dialect reads every span, finds what it knows,
 * puts it into the draft and marks it as used; it does not need to know that others exist. To add
 * one: write it in a file of its own, and add it to the list of dialects.
 */
@FunctionalInterface
public interface Dialect {
  /** Reads what it knows of a span. What it throws costs only what it had not read yet. */
  void read(SpanReading span);

  /** How to tell that a span follows this convention as a whole. */
  default List<Signature> signatures() {
    return List.of();
  }

  /** How this convention tells the type of an event. */
  default List<TypeRule> typeRules() {
    return List.of();
  }
}
