package ai.honeyhive.tracer.internal.settings;

import ai.honeyhive.client.settings.Option.Parser;

/** Readers of texts that many options share. Classes: a cold start pays for each lambda. */
final class Parsers {
  private Parsers() {}

  /** One of the constants of an enum. */
  record Constant<E extends Enum<E>>(Class<E> type) implements Parser<E> {
    @Override
    public E parse(String name, String text) {
      return Checks.constant(type, name, text);
    }
  }

  /** A whole number in a range. */
  record Whole(int from, int to) implements Parser<Integer> {
    @Override
    public Integer parse(String name, String text) {
      return (int) Checks.number(name, text, from, to);
    }
  }
}
