package ai.honeyhive.client.internal.mapping.rules;

import ai.honeyhive.client.internal.mapping.Moment;
import ai.honeyhive.client.internal.mapping.SpanReading;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What no rule knew. It goes to metadata under its full key, with its own type; when that key is
 * taken by another value, under {@code _attribute.<key>}. Span events go there as
 * {@code _event.<name>.<n>}, the time in milliseconds since the Unix epoch, and
 * {@code _event.<name>.<n>.<attribute>}, n counting the events of that name.
 */
public final class Leftovers {
  private final SpanReading span;

  private Leftovers(SpanReading span) {
    this.span = span;
  }

  public static void keep(SpanReading span) {
    Leftovers leftovers = new Leftovers(span);
    span.attributes().eachUnused(leftovers::put);
    Map<String, Integer> counts = new HashMap<>();
    for (Moment moment : span.moments()) {
      int number = counts.merge(moment.name(), 1, Integer::sum) - 1;
      leftovers.keep(moment, "_event." + moment.name() + "." + number);
    }
  }

  private void keep(Moment moment, String prefix) {
    if (!moment.isUsed()) {
      put(prefix, BigDecimal.valueOf(moment.epochNanos(), 6).doubleValue());
    }
    moment.attributes().eachUnused((key, value) -> {
      boolean repeatsSpan =
          value != null && Objects.equals(value, span.attributes().get(key));
      if (!repeatsSpan) {
        put(prefix + "." + key, value);
      }
    });
  }

  private void put(String key, @Nullable Object value) {
    span.draft().keep(key, value);
  }
}
